package dev.onus.registry.apply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes what was probably meant out of a message, so that programs can offer it. */
final class Suggestion {
    private static final Pattern DID_YOU_MEAN = Pattern.compile("[Dd]id you mean '?([^'?]+)'?\\?");

    private Suggestion() {}

    static @Nullable String in(String message) {
        Matcher matcher = DID_YOU_MEAN.matcher(message);
        return matcher.find() ? matcher.group(1) : null;
    }
}
