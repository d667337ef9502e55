package dev.onus.registry.oncall;

import dev.onus.contracts.CaseState;
import dev.onus.registry.model.ScheduleOverride;
import dev.onus.registry.model.Span;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shift, or a part of one, that its person offers to another, and what the giver takes for it. It travels as the facts
 * of a hand-over case, and comes back with the acceptance.
 *
 * @param reason empty where the giver says none
 */
public record ShiftOffer(
        String schedule, String giver, String taker, Span shift, Optional<Span> inReturn, String reason) {
    private static final String IN_RETURN_FROM = "inReturnFrom";
    private static final String IN_RETURN_TO = "inReturnTo";
    private static final String WHY = "why";

    /** The same shift of the same giver is offered to one person at a time. */
    RoutingKey key() {
        return RoutingKey.ofTask(CaseKind.HAND_OVER, dedupKey());
    }

    private String dedupKey() {
        return schedule + "/" + giver + "@" + shift.from();
    }

    /** @param team the giver's, whose manager is asked when the taker does not answer */
    Map<String, String> parameters(int opening, Duration within, Optional<String> team, boolean managed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(TaskWords.KIND, CaseKind.HAND_OVER.word());
        parameters.put(TaskWords.DEDUP_KEY, dedupKey());
        parameters.put(TaskWords.OPENING, Integer.toString(opening));
        parameters.put(
                TaskWords.TITLE,
                giver + " offers " + taker + " the shift in " + schedule + " from " + shift.from() + " to "
                        + shift.until()
                        + inReturn.map(span -> ", for that from " + span.from() + " to " + span.until())
                                .orElse(""));
        parameters.put(TaskWords.TARGETS, "person:" + taker);
        parameters.put(TaskWords.WITHIN, within.toString());
        parameters.put(TaskWords.SCHEDULE, schedule);
        parameters.put(TaskWords.GIVER, giver);
        parameters.put(TaskWords.TAKER, taker);
        parameters.put(TaskWords.FROM, shift.from().toString());
        parameters.put(TaskWords.TO, shift.until().toString());
        team.ifPresent(name -> parameters.put(TaskWords.OWNER, name));
        if (managed) {
            parameters.put(TaskWords.ESCALATE_TO, "manager");
        }
        inReturn.ifPresent(span -> {
            parameters.put(TaskWords.IN_RETURN, span.from() + " to " + span.until());
            parameters.put(IN_RETURN_FROM, span.from().toString());
            parameters.put(IN_RETURN_TO, span.until().toString());
        });
        if (!reason.isEmpty()) {
            parameters.put(WHY, reason);
            parameters.put(TaskWords.DETAILS, reason);
        }
        return parameters;
    }

    /** Empty where the case is no hand-over, or not one of ours. */
    static Optional<ShiftOffer> of(CaseState state) {
        Map<String, String> facts = state.getTask();
        try {
            if (!CaseKind.HAND_OVER.word().equals(facts.get(TaskWords.KIND))
                    || !facts.keySet()
                            .containsAll(List.of(TaskWords.SCHEDULE, TaskWords.GIVER, TaskWords.TAKER, TaskWords.TO))) {
                return Optional.empty();
            }
            return Optional.of(new ShiftOffer(
                    fact(facts, TaskWords.SCHEDULE),
                    fact(facts, TaskWords.GIVER),
                    fact(facts, TaskWords.TAKER),
                    span(fact(facts, TaskWords.FROM), fact(facts, TaskWords.TO)),
                    facts.containsKey(IN_RETURN_FROM)
                            ? Optional.of(span(fact(facts, IN_RETURN_FROM), fact(facts, IN_RETURN_TO)))
                            : Optional.empty(),
                    fact(facts, WHY)));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String fact(Map<String, String> facts, String name) {
        return facts.getOrDefault(name, "");
    }

    private static Span span(String from, String until) {
        return new Span(Instant.parse(from), Instant.parse(until));
    }

    /** How every override of this hand-over begins its reason; by it a second writing is known. */
    static String mark(String caseId) {
        return "hand-over " + caseId + ":";
    }

    /** What its acceptance writes: one override, or two where shifts are swapped. */
    List<ScheduleOverride> overrides(String caseId, ZoneId zone) {
        List<ScheduleOverride> overrides = new ArrayList<>();
        overrides.add(override(caseId, shift, giver, taker, zone));
        inReturn.ifPresent(span -> overrides.add(override(caseId, span, taker, giver, zone)));
        return overrides;
    }

    private ScheduleOverride override(String caseId, Span span, String from, String to, ZoneId zone) {
        return new ScheduleOverride(
                local(span.from(), zone),
                local(span.until(), zone),
                new ScheduleOverride.Effect.Replace(from),
                to,
                Optional.of((mark(caseId) + " " + (reason.isEmpty() ? from + " to " + to : reason)).strip()));
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime();
    }
}
