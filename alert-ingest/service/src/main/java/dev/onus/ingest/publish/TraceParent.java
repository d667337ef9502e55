package dev.onus.ingest.publish;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C Trace Context, section 3.2: version, trace id, parent id, flags. What is no trace parent is not taken over. */
public final class TraceParent {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.{0,200}");

    private TraceParent() {}

    public static Optional<String> traceId(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(SHAPE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1));
    }
}
