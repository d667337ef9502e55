package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.RecordRef;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One look at a case: the case as it changes, and the events that say so. The rules read and write it; nothing outside
 * this package sees it, and it lives for one decision only.
 */
final class Turn {
    private final Situation situation;
    private final Instant now;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<NewTask> tasks = new ArrayList<>();
    private Case current;
    /** Looked up once for each standing, since every rule and every event asks for it. */
    private Optional<EscalationPolicy> pinned = Optional.empty();

    private @Nullable Standing pinnedBy;

    Turn(Case start, Situation situation, Instant now) {
        this.current = start;
        this.situation = situation;
        this.now = now;
    }

    Case current() {
        return current;
    }

    Progress progress() {
        return current.progress();
    }

    Memory memory() {
        return current.memory();
    }

    Situation situation() {
        return situation;
    }

    Instant now() {
        return now;
    }

    Decision decision() {
        return new Decision(current, events, tasks);
    }

    /** The policy in force: the pinned version, or the newest if that one is gone. */
    EscalationPolicy policy() {
        Optional<Task> task = current.task();
        if (task.isPresent()) {
            return TaskPolicy.of(task.get());
        }
        Standing standing = current.standing();
        if (!standing.equals(pinnedBy)) {
            pinned = situation
                    .directory()
                    .escalationPolicy(standing.policy(), standing.policyVersion())
                    .map(Versioned::spec);
            pinnedBy = standing;
        }
        return pinned.orElseGet(() -> Choosing.policy(current, situation, now));
    }

    /** The owner as the target resolver wants it. */
    OwnerAnswer owner() {
        Standing standing = current.standing();
        return new OwnerAnswer(
                standing.owner(),
                standing.steward(),
                standing.backup(),
                standing.serviceOwner(),
                standing.ownerSource(),
                standing.confidencePercent(),
                standing.ownerReason(),
                List.of());
    }

    void change(CaseEdit edit) {
        current = edit.apply();
    }

    void progress(Progress progress) {
        current = new CaseEdit(current).progress(progress).apply();
    }

    void memory(Memory memory) {
        current = new CaseEdit(current).memory(memory).apply();
    }

    /** Asks for a case beside this one. */
    void open(NewTask task) {
        tasks.add(task);
    }

    void status(CaseStatus status) {
        progress(progress().withStatus(status));
    }

    /** State, episode, severity or a decision moved: an answer that looked at the case before is stale from here. */
    void moveVersion() {
        current = new CaseEdit(current).version(current.version() + 1).apply();
    }

    void emit(TimelineKind kind, String summary, String reason, Detail detail) {
        emit(kind, summary, reason, List.of(), detail, List.of());
    }

    void emit(
            TimelineKind kind,
            String summary,
            String reason,
            List<PersonInvolved> persons,
            Detail detail,
            List<RecordRef> restsOn) {
        Instant at = now.isBefore(current.updatedAt()) ? current.updatedAt() : now;
        current = new CaseEdit(current)
                .revision(current.revision() + 1)
                .updatedAt(at)
                .priority(Priority.of(
                        current, situation.identity(), policy().terms().priorities()))
                .apply();
        events.add(new CaseEvent(kind, current, at, summary, reason, persons, detail, restsOn));
    }
}
