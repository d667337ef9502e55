package dev.onus.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Listing<T>(List<T> items, @Nullable String next) {
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1_000;

    static int limit(@Nullable Integer wanted) {
        return wanted == null ? DEFAULT_LIMIT : Math.clamp(wanted, 1, MAX_LIMIT);
    }

    static String cursor(String lastName) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastName.getBytes(StandardCharsets.UTF_8));
    }

    /** The name after which the page starts; empty for the first page. */
    static String after(@Nullable String cursor) {
        try {
            return cursor == null ? "" : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.misunderstood(
                    "cursor", "Expected a cursor from an earlier page, but got something else.");
        }
    }
}
