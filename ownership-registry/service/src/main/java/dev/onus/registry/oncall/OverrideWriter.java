package dev.onus.registry.oncall;

import dev.onus.registry.apply.ApplyResult;
import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.ScheduleOverride;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes the overrides of a schedule and nothing else of it, by the registry's log as every other write. */
@Singleton
public final class OverrideWriter {
    private static final int MAX_ATTEMPTS = 4;

    private final RegistryLog log;
    private final ApplyService apply;

    OverrideWriter(RegistryLog log, ApplyService apply) {
        this.log = log;
        this.apply = apply;
    }

    /**
     * Puts overrides behind those that there are, so they win.
     *
     * @param request with the version that was looked at, or without one where any will do
     * @throws ConflictException when the schedule has another version than the one that was looked at
     */
    public ApplyResult add(String schedule, List<ScheduleOverride> more, WriteRequest request) {
        return edit(
                schedule,
                overrides -> {
                    more.forEach(override -> overrides.add(OverrideDocuments.of(override)));
                    return overrides;
                },
                request);
    }

    /** @param edit gets the overrides as they are written, and may change the list */
    ApplyResult edit(String schedule, UnaryOperator<List<Object>> edit, WriteRequest request) {
        for (int attempt = 1; ; attempt++) {
            RecordVersion current = log.read(state -> state.current(Schedules.key(schedule)))
                    .orElseThrow(() -> Schedules.missing(schedule));
            Map<String, Object> before = RegistrySnapshot.document(current.json());
            if (before == null) {
                throw Schedules.missing(schedule);
            }
            Map<String, Object> after = OverrideDocuments.with(before, edit.apply(OverrideDocuments.in(before)));
            long seen = request.expectedVersion() == null ? current.version() : request.expectedVersion();
            try {
                return apply.putOwn(
                        Kind.SCHEDULE,
                        schedule,
                        after,
                        new WriteRequest(request.actor(), request.dryRun(), seen, request.idempotencyKey()));
            } catch (ConflictException conflict) {
                if (request.expectedVersion() != null || attempt == MAX_ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }
}
