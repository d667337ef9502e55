package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.CaseState;
import dev.onus.escalation.Case;
import dev.onus.escalation.Children;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Lease;
import dev.onus.escalation.Snooze;
import dev.onus.escalation.Task;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import java.util.Map;
import java.util.Optional;

/** A case as {@code onus.cases} and every verdict show it. */
public final class ToCaseState {
    private ToCaseState() {}

    public static CaseState of(Case it, Optional<Identity> identity) {
        CaseState.Builder state = CaseState.newBuilder()
                .setId(it.id().value())
                .setKind(it.kind().word())
                .setRoutingKey(it.routingKey().value())
                .setFoldKey(it.foldKey())
                .setVersion(it.version())
                .setRevision(it.revision())
                .setEpisode(it.episode())
                .setState(Words.state(it.status()))
                .setSeverity(Words.severity(it.severity()))
                .setPriority(it.priority().level())
                .setPriorityReason(it.priority().reason())
                .setTitle(it.alert().title())
                .setIdentity(Facts.identity(it.routingKey(), identity))
                .setAlerts(it.alerts())
                .setAlert(alert(it))
                .setLinks(it.links().all())
                .setRepeats(it.links().repeats().stream().map(CaseId::value).toList())
                .setExposure(HandlingParts.exposure(it.exposure()))
                .setOpenedAt(it.openedAt())
                .setTest(it.alert().test())
                .setPagesNobody(it.isSample())
                .setTask(it.task().map(Task::said).map(Map::copyOf).orElse(Map.of()));
        it.alert().tenant().ifPresent(state::setTenant);
        it.acknowledgedAt().ifPresent(state::setAcknowledgedAt);
        it.sourceResolvedAt().ifPresent(state::setSourceResolvedAt);
        standing(state, it);
        progress(state, it);
        handling(state, it);
        ending(state, it.ending());
        return state.build();
    }

    /** Why a severity was chosen is said only while it is that one. */
    private static AlertFacts alert(Case it) {
        boolean isStill = it.severity() == it.alert().severity();
        return Facts.alert(
                it.alert(), it.alert().credentialState(), isStill ? it.alert().severityReason() : Optional.empty());
    }

    private static void standing(CaseState.Builder state, Case it) {
        state.setOwner(it.standing().owner())
                .setOwnerSource(it.standing().ownerSource().word())
                .setOwnerReason(it.standing().ownerReason())
                .setPolicy(Facts.policy(it));
        it.standing().serviceOwner().ifPresent(state::setServiceOwner);
    }

    private static void progress(CaseState.Builder state, Case it) {
        String step = Integer.toString(it.progress().step());
        state.setStep(it.progress().step())
                .setAttempt(it.memory().attempts().getOrDefault(step, 0))
                .setExhausted(it.progress().exhausted())
                .setSla(Facts.clocks(it))
                .setPersons(it.progress().pages().stream().map(Facts::person).toList())
                .setEffects(
                        it.progress().effects().stream().map(EffectParts::facts).toList());
        it.nextDeadline().map(Facts::pending).ifPresent(state::setNextDeadline);
        it.progress().lease().map(Lease::holder).ifPresent(state::setAcknowledgedBy);
        it.progress().lease().map(Lease::expiresAt).ifPresent(state::setAcknowledgementExpiresAt);
        it.progress().lease().flatMap(Lease::intent).ifPresent(state::setIntent);
        it.progress().snooze().map(Snooze::until).ifPresent(state::setSnoozedUntil);
        it.progress().offer().map(HandlingParts::offer).ifPresent(state::setOffer);
        it.progress().dispute().map(HandlingParts::dispute).ifPresent(state::setDispute);
    }

    private static void handling(CaseState.Builder state, Case it) {
        state.setReassignments(it.handling().reassignments())
                .setHeld(it.handling().held())
                .setDecisions(it.handling().decisions().stream()
                        .map(HandlingParts::decision)
                        .toList());
        it.links().parent().map(CaseId::value).ifPresent(state::setParent);
        it.links()
                .follows()
                .filter(elder -> it.links().storm().isEmpty())
                .map(CaseId::value)
                .ifPresent(state::setFollows);
        it.links().storm().map(CaseId::value).ifPresent(state::setStorm);
        it.links().children().map(Children::count).ifPresent(state::setChildren);
    }

    private static void ending(CaseState.Builder state, Optional<Ending> ending) {
        ending.map(Ending::closedAt).ifPresent(state::setClosedAt);
        ending.map(end -> end.outcome().word()).ifPresent(state::setOutcome);
        ending.map(Ending::reason).ifPresent(state::setOutcomeReason);
        ending.flatMap(Ending::riskExpiresAt).ifPresent(state::setRiskExpiresAt);
    }
}
