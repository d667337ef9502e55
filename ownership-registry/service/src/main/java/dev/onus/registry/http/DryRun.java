package dev.onus.registry.http;

import io.micronaut.http.HttpRequest;
import java.util.Locale;

/** {@code ?dryRun}: whoever asks in doubtful words whether a write would do is refused, rather than taken at a no. */
public final class DryRun {
    private static final String PARAMETER = "dryRun";

    private DryRun() {}

    public static boolean of(HttpRequest<?> request) {
        String word = request.getParameters().get(PARAMETER);
        if (word == null) {
            return false;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                throw ProblemException.misunderstood(
                        "dryRun", "Expected dryRun to be true or false, but got '" + word + "'.");
        };
    }
}
