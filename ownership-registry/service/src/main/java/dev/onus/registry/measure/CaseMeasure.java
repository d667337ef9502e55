package dev.onus.registry.measure;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.vocabulary.Sla;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The times of one case, each from its opening (OWN-9).
 *
 * @param toAcknowledge to the first acknowledgement; empty when nobody acknowledged
 * @param toStartContainment to the first block or revocation that was asked for, the first decision to contain, or the
 *     containment itself; empty when none of them came
 * @param exposure for how long the credential was usable; until {@code now} while it is
 * @param exposed whether it still is
 * @param breaches what was missed, each once
 * @param repeats how many earlier exposures of the same identity were known
 */
public record CaseMeasure(
        CaseState state,
        Optional<Duration> toAcknowledge,
        Optional<Duration> toStartContainment,
        Optional<Duration> toContain,
        Optional<Duration> toResolve,
        Duration exposure,
        boolean exposed,
        Set<Sla> breaches,
        int repeats) {
    private static final Set<String> CONTAINING = Set.of("block-action", "block-scope", "block-identity", "revoke");

    /** @param timeline events of the case, in order */
    public static CaseMeasure of(CaseState state, List<EscalationEvent> timeline, Instant now) {
        Optional<Instant> ended = Optional.ofNullable(state.getExposure()).map(exposure -> exposure.getEndedAt());
        Optional<Instant> closed = Optional.ofNullable(state.getClosedAt());
        return new CaseMeasure(
                state,
                first(state, timeline, is("acknowledged")),
                first(state, timeline, CaseMeasure::startsContainment),
                first(state, timeline, is("contained")),
                closed.map(at -> Duration.between(state.getOpenedAt(), at)),
                Duration.between(state.getOpenedAt(), ended.orElse(now)),
                ended.isEmpty(),
                breaches(timeline),
                state.getRepeats().size());
    }

    public boolean isOpen() {
        return state.getState() != CaseStateName.resolved;
    }

    /** Whether the credential could still be used so long after the notice; empty while that is in the future. */
    public Optional<Boolean> wasValidAfter(Duration sinceNotice, Instant now) {
        if (state.getOpenedAt().plus(sinceNotice).isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(exposed || exposure.compareTo(sinceNotice) > 0);
    }

    private static boolean startsContainment(EscalationEvent event) {
        return switch (event.getKind()) {
            case "contained" -> true;
            case "decided" ->
                Optional.ofNullable(event.getCase$()).stream()
                        .flatMap(state -> state.getDecisions().stream())
                        .anyMatch(decision -> decision.getDecision().equals("contain"));
            case "effect-requested" ->
                event.getEffect() != null
                        && CONTAINING.contains(event.getEffect().getAction());
            default -> false;
        };
    }

    private static Set<Sla> breaches(List<EscalationEvent> timeline) {
        Set<Sla> breaches = EnumSet.noneOf(Sla.class);
        timeline.forEach(event -> breach(event).ifPresent(breaches::add));
        return breaches;
    }

    /** The same rule as a what-if's. An event without a deadline that has fired carries the next one, which has not. */
    private static Optional<Sla> breach(EscalationEvent event) {
        DeadlineFacts deadline = event.getDeadline();
        return deadline == null || deadline.getFiredAt() == null
                ? Optional.empty()
                : Word.find(TimelineKind.class, event.getKind()).flatMap(kind -> Sla.missed(kind, deadline.getKind()));
    }

    private static Optional<Duration> first(
            CaseState state, List<EscalationEvent> timeline, Predicate<EscalationEvent> which) {
        return timeline.stream()
                .filter(which)
                .findFirst()
                .map(event -> Duration.between(state.getOpenedAt(), event.getAt()));
    }

    private static Predicate<EscalationEvent> is(String kind) {
        return event -> event.getKind().equals(kind);
    }
}
