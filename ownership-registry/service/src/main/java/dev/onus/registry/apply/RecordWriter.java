package dev.onus.registry.apply;

import dev.onus.registry.log.Change;
import dev.onus.registry.log.ChangeKind;
import dev.onus.registry.log.LogUnavailableException;
import dev.onus.registry.log.Outcome;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.Outcome.Refused;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.Refusal;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.log.RegistryState;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in which records change. Checks the intentions against the state as this replica has it, and proposes
 * them on the condition that each record still has the version that was checked. Where another writer was faster, it
 * checks again, unless the caller named the version itself.
 */
@Singleton
final class RecordWriter {
    static final int MAX_ATTEMPTS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);

    private final RegistryLog log;

    RecordWriter(RegistryLog log) {
        this.log = log;
    }

    /**
     * @throws InvalidDocumentsException when the result would not be valid
     * @throws ConflictException when another writer was faster
     * @throws LogUnavailableException when the log cannot be written or read back
     */
    ApplyResult write(List<? extends Intention> intentions, WriteRequest request) {
        Optional<Accepted> before = earlier(request);
        if (before.isPresent()) {
            log.read(state -> Repetition.of(before.get(), intentions, state)).ifPresent(different -> {
                throw new InvalidDocumentsException(List.of(different));
            });
            return result(before.get().changes(), List.of(), before.get().position(), request);
        }
        List<Refusal> lost = List.of();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Plan plan = log.read(state -> plan(state, intentions, request));
            List<ApplyProblem> warnings = Stream.concat(
                            Consequences.check(plan.after(), plan.intentions()).stream(),
                            KeptInReview.warnings(intentions, plan.before()).stream())
                    .toList();
            // An attempt to end a review is refused by the log itself, so that it is on record (ESC-6).
            boolean recorded = !request.dryRun() && isUnderReview(plan.refusals());
            if (!plan.refusals().isEmpty() && !recorded) {
                throw refused(plan.refusals(), plan.intentions());
            }
            if (request.dryRun()) {
                return plan.look(intentions, warnings);
            }
            if (plan.changes().isEmpty()) {
                return result(plan.expected(), warnings, plan.position(), request);
            }
            Outcome outcome = propose(new Proposal(id(request, attempt), plan.changes(), request.actor(), null));
            switch (outcome) {
                case Accepted accepted -> {
                    LOG.info(
                            "apply=accepted position={} changes={} actor={}",
                            accepted.position(),
                            accepted.changes().size(),
                            request.actor());
                    return result(plan.merged(accepted.changes()), plan.linted(warnings), accepted.position(), request);
                }
                case Refused refused -> lost = refused.refusals();
            }
            if (request.expectedVersion() != null || isUnderReview(lost)) {
                break;
            }
        }
        LOG.info("apply=refused reason=conflict actor={}", request.actor());
        throw refused(lost, intentions);
    }

    private static boolean isUnderReview(List<Refusal> refusals) {
        return refusals.stream().anyMatch(Refusal.UnderReview.class::isInstance);
    }

    private Optional<Accepted> earlier(WriteRequest request) {
        if (request.idempotencyKey() == null) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            String id = id(request, attempt);
            if (log.read(state -> state.outcomeOf(id)).orElse(null) instanceof Accepted accepted) {
                return Optional.of(accepted);
            }
        }
        return Optional.empty();
    }

    private Plan plan(RegistryState state, List<? extends Intention> intentions, WriteRequest request) {
        RegistrySnapshot before = log.snapshot();
        RegistrySnapshot after = Consequences.of(before, state, intentions);
        List<ProposedChange> changes = new ArrayList<>();
        List<Change> expected = new ArrayList<>();
        List<Intention> changing = new ArrayList<>();
        for (Intention wanted : intentions) {
            Intention intention = Consequences.completed(wanted, before, after);
            Optional<RecordVersion> current = state.current(intention.key());
            long version = current.map(RecordVersion::version).orElse(0L);
            long condition = request.expectedVersion() == null ? version : request.expectedVersion();
            ProposedChange change = intention.change(condition);
            boolean same = current.map(RecordVersion::json).equals(Optional.ofNullable(change.json()));
            if (same && condition == version) {
                current.ifPresent(as -> expected.add(new Change(ChangeKind.UNCHANGED, as, as)));
            } else {
                changes.add(change);
                changing.add(intention);
                expected.add(Expected.change(state, change, request.actor()));
            }
        }
        return new Plan(before, after, changing, changes, expected, state.refusals(changes), state.nextOffset());
    }

    private Outcome propose(Proposal proposal) {
        try {
            return log.propose(proposal).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof LogUnavailableException unavailable
                    ? unavailable
                    : new LogUnavailableException(
                            "Expected the log to give the change back within " + RegistryLog.PROPOSE_TIMEOUT.toSeconds()
                                    + " s, but it did not.",
                            failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private static RuntimeException refused(List<Refusal> refusals, List<? extends Intention> intentions) {
        List<ApplyProblem> claims = new ArrayList<>();
        for (Refusal refusal : refusals) {
            if (refusal instanceof Refusal.AlreadyClaimed claimed) {
                intentions.stream()
                        .filter(intention -> intention.key().equals(claimed.key()))
                        .forEach(intention -> claims.add(intention.problem("spec.id", claimed.message())));
            }
        }
        return claims.size() == refusals.size()
                ? new InvalidDocumentsException(claims)
                : new ConflictException(refusals);
    }

    private static ApplyResult result(
            List<Change> changes, List<ApplyProblem> warnings, long position, WriteRequest request) {
        return new ApplyResult(
                changes.stream().map(ApplyResult.Changed::of).toList(),
                warnings,
                null,
                position,
                request.dryRun(),
                ApplyResult.Propagation.PENDING);
    }

    private static String id(WriteRequest request, int attempt) {
        return request.idempotencyKey() == null
                ? UUID.randomUUID().toString()
                : StableHash.of(request.actor(), request.idempotencyKey(), Integer.toString(attempt));
    }
}
