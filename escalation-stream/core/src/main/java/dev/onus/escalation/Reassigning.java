package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.StepCondition;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case is passed on by an offer that somebody accepts; until then whoever has it stays answerable and nothing of the
 * steps stops (OWN-8). {@link HandingOver} does what an acceptance does.
 */
final class Reassigning {
    /** In the place of a step, on the pages of those who are asked. */
    static final String STEP = "offer";
    /** Parameter: {@code person:bo} or {@code team:platform}. */
    private static final String TO = "to";

    private Reassigning() {}

    static void offer(Turn turn, Answer answer, String right) {
        Optional<Target> to = Optional.ofNullable(answer.parameters().get(TO))
                .flatMap(Target::find)
                .filter(target -> target instanceof Target.PersonTarget || target instanceof Target.TeamTarget);
        Optional<String> hindrance = hindrance(turn);
        if (hindrance.isPresent()) {
            Answering.illegal(turn, answer, hindrance.get());
        } else if (to.isEmpty()) {
            Answering.illegal(turn, answer, "Expected to, for example person:bo or team:platform.");
        } else {
            People found = named(People.find(turn, List.of(to.get()), List.of()), to.get());
            People asked = found.without(concerned(turn, answer), "has the case or offers it.");
            if (asked.hasAccountable()) {
                begin(turn, answer, right, to.get(), asked);
            } else {
                Answering.illegal(
                        turn,
                        answer,
                        "Expected somebody who can be paged, but " + to.get().text() + " leads to nobody: "
                                + asked.gaps().stream()
                                        .findFirst()
                                        .map(People.Gap::reason)
                                        .orElse("nobody is there."));
            }
        }
    }

    private static People named(People found, Target to) {
        return to instanceof Target.PersonTarget person
                ? found.saying(person.name(), person.name() + " is asked by name.")
                : found;
    }

    private static Optional<String> hindrance(Turn turn) {
        Optional<String> ended = Standstill.of(turn);
        if (ended.isPresent()) {
            return ended;
        }
        if (turn.current().handling().held()) {
            return Optional.of(
                    "The case was passed on " + turn.current().handling().reassignments()
                            + " times and is held where it is. Acknowledge, escalate or resolve it.");
        }
        return turn.progress()
                .offer()
                .map(open -> "The case is offered to " + open.to() + " until " + Times.words(open.expiresAt())
                        + "; one offer at a time.");
    }

    /** Those for whom an offer would change nothing: who has the case, and who offers it. */
    private static Set<String> concerned(Turn turn, Answer answer) {
        Set<String> concerned = new HashSet<>();
        answer.person().ifPresent(concerned::add);
        turn.progress().lease().map(Lease::holder).ifPresent(concerned::add);
        return concerned;
    }

    private static void begin(Turn turn, Answer answer, String right, Target to, People asked) {
        Instant expiresAt = turn.now().plus(Limits.OFFER_HOLDS);
        Offer offer = new Offer(answer.actor(), to.text(), new HashSet<>(asked.accountable()), expiresAt);
        turn.progress(turn.progress().withOffer(Optional.of(offer)).arm(new Deadline(DeadlineKind.OFFER, expiresAt)));
        Answering.applied(
                turn,
                answer,
                TimelineKind.REASSIGNMENT_OFFERED,
                answer.who() + " offers the case to " + to.text(),
                answer.reasonOr("No reason given."),
                right);
        turn.memory(turn.memory().entering(STEP));
        Paging.sayGaps(turn, asked);
        Paging.request(
                turn,
                STEP,
                PagePurpose.OFFER,
                asked.about(answer.who() + " offers you the case."),
                Optional.of(expiresAt));
    }

    /** Nobody took it over in time. */
    static void lapse(Turn turn, Detail detail) {
        turn.progress().offer().ifPresent(offer -> end(turn, offer, "Nobody accepted it in time.", detail));
    }

    /** No channel reached anybody who was asked: that is no answer either (ESC-12). */
    static void unreached(Turn turn) {
        turn.progress()
                .offer()
                .filter(offer -> !Paging.isAnybodyHopeful(turn, STEP))
                .ifPresent(offer -> end(turn, offer, "No channel reached anybody who was asked.", new Detail.None()));
    }

    /** @return whether the answer was that of somebody who is asked to take the case over, and is dealt with */
    static boolean accepted(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Optional<Offer> offer = asked(turn, answer);
        if (offer.isEmpty()) {
            return false;
        }
        if (turn.progress().offer().isEmpty()) {
            Retracting.offer(turn);
        }
        Retracting.steps(turn, StepCondition.NOT_ACKNOWLEDGED);
        tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
        turn.progress(turn.progress().withOffer(Optional.empty()).disarm(DeadlineKind.OFFER));
        HandingOver.accept(turn, answer, right, offer.get());
        return true;
    }

    /** @return whether the answer was that of somebody who is asked to take the case over, and is dealt with */
    static boolean declined(Turn turn, Answer answer, String right) {
        Optional<Offer> asked = asked(turn, answer);
        if (asked.isEmpty()) {
            return false;
        }
        String reason = answer.reasonOr("No reason given.");
        String summary = answer.who() + " does not take the case over";
        Offer offer = asked.get();
        Offer left = offer.without(answer.who());
        boolean open = turn.progress().offer().filter(offer::equals).isPresent();
        if (open) {
            turn.progress(turn.progress().withOffer(Optional.of(left)));
        }
        Answering.applied(turn, answer, TimelineKind.DECLINED, summary, reason, right);
        if (open && left.asked().isEmpty()) {
            end(turn, left, summary + ": " + reason, new Detail.None());
        } else {
            Paging.withdraw(turn, page -> isOffer(page) && page.person().equals(answer.who()), summary + ".");
        }
        return true;
    }

    private static void end(Turn turn, Offer offer, String reason, Detail detail) {
        turn.progress(turn.progress().withOffer(Optional.empty()).disarm(DeadlineKind.OFFER));
        turn.emit(
                TimelineKind.REASSIGNMENT_ENDED,
                "The offer to " + offer.to() + " ended; whoever has the case keeps it",
                reason,
                detail);
        Paging.withdraw(turn, Reassigning::isOffer, "The offer ended: " + reason);
        offer.giver()
                .filter(giver -> turn.situation().directory().person(giver).isPresent())
                .ifPresent(giver -> Reminding.remind(
                        turn,
                        giver,
                        Optional.empty(),
                        "The offer to " + offer.to() + " ended, so the case stays where it is. " + reason));
    }

    static boolean isOffer(Page page) {
        return page.purpose() == PagePurpose.OFFER;
    }

    /** The offer that this person was asked to take, as of the time of the answer. */
    private static Optional<Offer> asked(Turn turn, Answer answer) {
        Optional<String> person = answer.person();
        if (person.isEmpty()) {
            return Optional.empty();
        }
        return turn.progress()
                .offer()
                .or(() -> Retracting.clockFiredTooEarly(turn, DeadlineKind.OFFER)
                        .flatMap(fired -> fired.before().offer()))
                .filter(offer -> offer.asked().contains(person.get()));
    }
}
