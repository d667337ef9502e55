package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code Onus-Position} that names a case and its revision: {@code case=<id>@<revision>}. Sent back, it
 * makes a replica that is behind wait, at most a second, until it shows at least that revision (design decision 9).
 */
public record CasePosition(String caseId, long revision) {
    public static final String HEADER = "Onus-Position";
    static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern FORM = Pattern.compile("(?:^|[;,\\s])case=([0-9A-Za-z_-]{1,128})@([0-9]{1,18})(?:$|[;,\\s])");

    public static CasePosition of(CaseState state) {
        return new CasePosition(state.getId(), state.getRevision());
    }

    public String header() {
        return "case=" + caseId + "@" + revision;
    }

    /** Waits where the request names a revision that is not here yet; a header we do not understand asks for nothing. */
    static void honour(HttpRequest<?> request, CaseLog log) {
        @Nullable String header = request.getHeaders().get(HEADER);
        if (header != null) {
            Matcher matcher = FORM.matcher(header);
            if (matcher.find()) {
                log.awaitRevision(matcher.group(1), Long.parseLong(matcher.group(2)), PATIENCE);
            }
        }
    }
}
