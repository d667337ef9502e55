package dev.onus.registry.oncall;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.OnCall;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Shift;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TaskWords;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Offers shifts. Nothing changes by an offer: the giver stays on call until the taker accepts it. */
@Singleton
public final class ShiftOffers {
    public static final Duration USUAL_WITHIN = Duration.ofHours(4);
    static final Duration LONGEST_WITHIN = Duration.ofDays(14);
    static final Duration LONGEST_SHIFT = OnCallController.LONGEST_WINDOW;
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(3);
    private static final int MOST_OPENINGS = 1_000;

    private final RegistryLog log;
    private final CaseLog cases;
    private final ResponseLog responses;
    private final Schedules schedules;

    ShiftOffers(RegistryLog log, CaseLog cases, ResponseLog responses, Schedules schedules) {
        this.log = log;
        this.cases = cases;
        this.responses = responses;
        this.schedules = schedules;
    }

    /** What became of an offer. */
    public sealed interface Made {
        /** @param shown whether the case can be looked at here already */
        record Opened(String caseId, boolean shown) implements Made {}

        /** The same shift is offered to somebody already. */
        record OfferedAlready(String caseId, String detail) implements Made {}

        record Refused(String detail) implements Made {}
    }

    public Made make(ShiftOffer offer, Duration within, Instant now) {
        Optional<String> fault = fault(offer, within, now);
        if (fault.isPresent()) {
            return new Made.Refused(fault.get());
        }
        for (int opening = 1; opening <= MOST_OPENINGS; opening++) {
            String caseId = CaseId.ofTask(offer.key(), opening).value();
            Optional<CaseState> before = cases.index().find(caseId);
            if (before.isEmpty()) {
                responses.append(open(offer, caseId, opening, within, now));
                return new Made.Opened(caseId, cases.awaitRevision(caseId, 0, SHOWN_WITHIN));
            }
            if (before.get().getState() != CaseStateName.resolved) {
                boolean same = ShiftOffer.of(before.get()).equals(Optional.of(offer));
                return same
                        ? new Made.Opened(caseId, true)
                        : new Made.OfferedAlready(
                                caseId, "This shift is offered already, as case " + caseId + ". Take that back first.");
            }
        }
        return new Made.Refused("Expected a shift that was not offered " + MOST_OPENINGS + " times before.");
    }

    private Optional<String> fault(ShiftOffer offer, Duration within, Instant now) {
        Optional<Versioned<Schedule>> schedule = schedules.find(offer.schedule());
        if (schedule.isEmpty()) {
            return Optional.of("Expected Schedule/" + offer.schedule() + " to exist, but it does not.");
        }
        if (log.directory().person(offer.taker()).isEmpty() || offer.taker().equals(offer.giver())) {
            return Optional.of("Expected taker to be another Person that exists, but got '" + offer.taker() + "'.");
        }
        if (!within.isPositive() || within.compareTo(LONGEST_WITHIN) > 0) {
            return Optional.of("Expected within to be more than nothing and at most " + LONGEST_WITHIN + ".");
        }
        if (!offer.shift().from().isAfter(now)) {
            return Optional.of("Expected a shift that is still to come, but "
                    + offer.shift().from() + " has passed; who takes over a shift that has begun, needs an override.");
        }
        return notOnCall(schedule.get().spec(), offer.giver(), offer.shift())
                .or(() -> offer.inReturn()
                        .flatMap(span -> notOnCall(schedule.get().spec(), offer.taker(), span)));
    }

    /** All of it has to be theirs: what is not cannot be given. */
    private static Optional<String> notOnCall(Schedule schedule, String person, Span span) {
        if (Duration.between(span.from(), span.until()).compareTo(LONGEST_SHIFT) > 0) {
            return Optional.of("Expected at most " + LONGEST_SHIFT.toDays() + " days.");
        }
        Instant free = span.from();
        List<Shift> own = OnCall.shifts(schedule, span.from(), span.until()).stream()
                .filter(shift -> shift.person().equals(person))
                .sorted(Comparator.comparing(Shift::from))
                .toList();
        for (Shift shift : own) {
            if (!shift.from().isAfter(free) && shift.until().isAfter(free)) {
                free = shift.until();
            }
        }
        return free.isBefore(span.until())
                ? Optional.of("Expected " + person + " to be on call from " + span.from() + " to " + span.until()
                        + ", but " + person + " is not at " + free + ".")
                : Optional.empty();
    }

    private Response open(ShiftOffer offer, String caseId, int opening, Duration within, Instant now) {
        Optional<Versioned<Team>> team = teamOf(offer);
        boolean managed = team.flatMap(found -> found.spec().manager()).isPresent();
        return Response.newBuilder()
                // Two offers at the same moment to different people are two responses; the stream opens the first.
                .setResponseId(StableHash.of(TaskWords.OPEN_TASK, caseId, offer.toString()))
                .setRoutingKey(offer.key().value())
                .setCaseId(caseId)
                .setAction(TaskWords.OPEN_TASK)
                .setActor(Actor.newBuilder()
                        .setService("registry")
                        .setVia("system")
                        .build())
                .setAt(now)
                .setReason(offer.giver() + " offered it" + (offer.reason().isEmpty() ? "." : ": " + offer.reason()))
                .setParameters(offer.parameters(opening, within, team.map(Versioned::name), managed))
                .build();
    }

    /** The team whose schedule it is and to which the giver belongs, else any of the giver's; with a manager first. */
    private Optional<Versioned<Team>> teamOf(ShiftOffer offer) {
        return log.snapshot().directory().all(Kind.TEAM).stream()
                .flatMap(found -> log.directory().team(found.name()).stream())
                .filter(team -> team.spec().members().contains(offer.giver()))
                .min(Comparator.comparing((Versioned<Team> team) ->
                                !team.spec().schedule().equals(Optional.of(offer.schedule())))
                        .thenComparing(team -> team.spec().manager().isEmpty())
                        .thenComparing(Versioned::name));
    }
}
