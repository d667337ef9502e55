package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.registry.http.OnusPosition;
import dev.onus.registry.http.Positions;
import dev.onus.registry.log.RegistryLog;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code Onus-Position} that names a case and its revision. Sent back, it makes a replica that is behind
 * wait, at most a second, until it shows at least that revision (design decision 9).
 */
@Singleton
public final class CasePositions {
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CaseLog log;
    private final RegistryLog registry;

    CasePositions(CaseLog log, RegistryLog registry) {
        this.log = log;
        this.registry = registry;
    }

    /** A replica that is still behind after the wait shows what it has: old news is better than none. */
    public void honour(HttpRequest<?> request) {
        @Nullable String header = request.getHeaders().get(Positions.HEADER);
        if (header != null) {
            OnusPosition.parse(header)
                    .seen()
                    .ifPresent(seen -> log.awaitRevision(seen.caseId(), seen.revision(), PATIENCE));
        }
    }

    public <B> MutableHttpResponse<B> stamp(MutableHttpResponse<B> response, CaseState shown) {
        return response.header(
                Positions.HEADER,
                OnusPosition.ofLog(registry.position())
                        .with(shown.getId(), shown.getRevision())
                        .text());
    }
}
