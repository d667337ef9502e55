package dev.onus.ingest.decode;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is stopped when it looks at too many characters: one that backtracks could otherwise hold a
 * thread for years, and nothing in Java stops a match from outside. As a function of a text it gives its first match.
 */
final class BoundedRegex extends Jsonata.JFunction {
    private final Pattern pattern;
    private final MappingBounds bounds;

    BoundedRegex(Pattern pattern, MappingBounds bounds) {
        super((input, arguments) -> first(pattern, bounds, arguments), "<s:o>");
        this.pattern = pattern;
        this.bounds = bounds;
    }

    /** The pattern, once it has shown that it can deal with the text; {@code most} matches are looked for. */
    Pattern triedOn(String text, int most) {
        Matcher matcher = pattern.matcher(new Watched(text, bounds));
        for (int found = 0; found < most && matcher.find(); found++) {
            // Each search is counted by the text itself.
            bounds.looked();
        }
        return pattern;
    }

    private static @Nullable Object first(Pattern pattern, MappingBounds bounds, List<?> arguments) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof String text)) {
            return null;
        }
        Matcher matcher = pattern.matcher(new Watched(text, bounds));
        if (!matcher.find()) {
            return null;
        }
        List<@Nullable String> groups = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            groups.add(matcher.group(group));
        }
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", groups);
        return match;
    }

    /** Counts every look at a character. */
    private record Watched(String text, MappingBounds bounds) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            bounds.looked();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
