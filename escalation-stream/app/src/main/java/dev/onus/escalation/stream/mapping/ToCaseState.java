package dev.onus.escalation.stream.mapping;

import static dev.onus.escalation.stream.mapping.Facts.orNull;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.CaseState;
import dev.onus.escalation.Case;
import dev.onus.escalation.Children;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Lease;
import dev.onus.escalation.Links;
import dev.onus.escalation.Lists;
import dev.onus.escalation.Progress;
import dev.onus.escalation.Snooze;
import dev.onus.escalation.Standing;
import dev.onus.escalation.Task;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import java.util.Map;
import java.util.Optional;

/** A case as {@code onus.cases} and every verdict show it. */
public final class ToCaseState {
    /** Nothing of the stream is a drill. */
    static final boolean NO_DRILL = false;

    private ToCaseState() {}

    @SuppressWarnings("NullAway") // Avro's constructors take null where a field may be missing, and cannot say so.
    public static CaseState of(Case it, Optional<Identity> identity) {
        Progress progress = it.progress();
        Links links = it.links();
        Standing standing = it.standing();
        String step = Integer.toString(progress.step());
        return new CaseState(
                it.id().value(),
                it.kind().word(),
                it.routingKey().value(),
                it.foldKey(),
                it.version(),
                it.revision(),
                it.episode(),
                Words.state(it.status()),
                Words.severity(it.severity()),
                it.priority().level(),
                it.priority().reason(),
                it.alert().title(),
                Facts.identity(it.routingKey(), identity),
                orNull(it.alert().tenant()),
                standing.owner(),
                standing.ownerSource().word(),
                standing.ownerReason(),
                orNull(standing.serviceOwner()),
                progress.step(),
                it.memory().attempts().getOrDefault(step, 0),
                progress.exhausted(),
                orNull(progress.lease().map(Lease::holder)),
                orNull(progress.lease().map(Lease::expiresAt)),
                orNull(it.nextDeadline().map(Facts::pending)),
                Facts.clocks(it),
                Facts.policy(it),
                it.alerts(),
                alert(it),
                Lists.map(progress.pages(), Facts::person),
                Lists.map(progress.effects(), EffectParts::facts),
                links.all(),
                it.openedAt(),
                orNull(it.acknowledgedAt()),
                orNull(it.sourceResolvedAt()),
                orNull(it.ending().map(Ending::closedAt)),
                orNull(it.ending().map(end -> end.outcome().word())),
                orNull(it.ending().map(Ending::reason)),
                it.alert().test(),
                NO_DRILL,
                HandlingParts.exposure(it.exposure()),
                orNull(progress.lease().flatMap(Lease::intent)),
                orNull(progress.snooze().map(Snooze::until)),
                it.handling().reassignments(),
                it.handling().held(),
                orNull(progress.offer().map(HandlingParts::offer)),
                orNull(progress.dispute().map(HandlingParts::dispute)),
                Lists.map(it.handling().decisions(), HandlingParts::decision),
                orNull(links.parent().map(CaseId::value)),
                orNull(links.follows().filter(elder -> links.storm().isEmpty()).map(CaseId::value)),
                Lists.map(links.repeats(), CaseId::value),
                orNull(it.ending().flatMap(Ending::riskExpiresAt)),
                it.task().map(Task::said).map(Map::copyOf).orElse(Map.of()),
                it.isSample(),
                orNull(links.storm().map(CaseId::value)),
                links.children().map(Children::count).orElse(0));
    }

    /** Why a severity was chosen is said only while it is that one. */
    private static AlertFacts alert(Case it) {
        boolean isStill = it.severity() == it.alert().severity();
        return Facts.alert(
                it.alert(), it.alert().credentialState(), isStill ? it.alert().severityReason() : Optional.empty());
    }
}
