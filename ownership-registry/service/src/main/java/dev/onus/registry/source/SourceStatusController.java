package dev.onus.registry.source;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.Shape;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** How one source is doing: {@code GET /v1/sources/{name}/status} (SYS-7, SYS-8). */
@Controller("/v1/sources")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourceStatusController {
    private final SourceStatuses statuses;
    private final RegistryLog log;
    private final InstantSource clock = InstantSource.system();

    SourceStatusController(SourceStatuses statuses, RegistryLog log) {
        this.statuses = statuses;
        this.log = log;
    }

    @Get("/{name}/status")
    Map<String, Object> status(@PathVariable String name) {
        Instant now = clock.instant();
        SourceStatus status = statuses.of(name, now);
        Optional<RecordVersion> record = log.read(state -> state.current(new RecordKey(Kind.SOURCE.kindName(), name)));
        if (record.isEmpty() && status.heard().isEmpty()) {
            throw ProblemException.notFound(
                    "Expected a source that is registered or was heard, but '" + name + "' is neither.");
        }
        return Shape.of()
                .with("source", name)
                .with("version", record.map(RecordVersion::version).orElse(null))
                .with("checkedAt", now)
                .with("lastHeard", status.heard().orElse(null))
                .with("silentSince", status.silentSince().orElse(null))
                .with("since", status.since())
                .with("received", status.received())
                .with("outcomes", Ending.json(status.counts()))
                .with(
                        "lastProblem",
                        status.lastProblem()
                                .map(SourceStatusController::problem)
                                .orElse(null))
                .json();
    }

    private static Map<String, Object> problem(Receipt receipt) {
        return Shape.of()
                .with("receipt", receipt.getId())
                .with("outcome", receipt.getOutcome())
                .with("reason", receipt.getReason())
                .with("position", receipt.getPosition())
                .with("at", receipt.getAt())
                .json();
    }
}
