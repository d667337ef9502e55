package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two open cases turn out to be about one identity: the elder pages, the younger follows (OWN-7). */
final class Linking {
    private Linking() {}

    static void follow(Turn turn, CaseId elder) {
        Case now = turn.current();
        boolean isItself = now.id().equals(elder);
        if (isItself
                || now.isClosed()
                || now.links().follows().filter(elder::equals).isPresent()) {
            return;
        }
        goQuiet(
                turn,
                now.links().following(elder),
                "Follows case " + elder + " of the same identity",
                "Two names turned out to be one identity; the elder case pages, this one follows it.");
    }

    /** Another case pages for this one from here on. */
    static void goQuiet(Turn turn, Links links, String summary, String reason) {
        turn.change(new CaseEdit(turn.current()).links(links));
        Snoozing.cut(turn);
        turn.progress(turn.progress()
                .withDeadlines(deadlines(turn))
                .withOffer(Optional.empty())
                .withDispute(Optional.empty()));
        turn.memory(turn.memory().nothingToRetract());
        turn.emit(TimelineKind.LINKED, summary, reason, new Detail.None());
        Paging.withdraw(turn, page -> true, links.elder() + " pages.");
    }

    static void elderEnded(Turn turn, CaseInput.ElderEnded ended) {
        Case now = turn.current();
        if (now.isClosed()
                || now.links().follows().filter(ended.elder()::equals).isEmpty()) {
            return;
        }
        turn.change(new CaseEdit(now).links(now.links().onItsOwn()));
        boolean ofStorm = now.links().storm().isPresent();
        Optional<ResolveOutcome> outcome = ended.outcome()
                .flatMap(word -> Word.find(ResolveOutcome.class, word))
                .filter(known -> known != ResolveOutcome.RISK_ACCEPTED
                        || ended.riskExpiresAt().isPresent());
        String reason = now.links().elder() + " ended: " + ended.reason();
        if (outcome.isPresent() && Reviewing.pending(now).isEmpty()) {
            boolean override = outcome.get() == ResolveOutcome.CONTAINED && Containing.asItEnds(turn);
            Resolving.close(
                    turn,
                    new Ending(
                            turn.now(),
                            outcome.get(),
                            override ? reason + " " + Containing.GOES_ON : reason,
                            Resolving.ELDER + ended.elder(),
                            ended.riskExpiresAt()),
                    new Detail.None());
        } else {
            Lapsing.resume(turn, now.openedAt());
            if (ofStorm) {
                Unowned.findOwner(turn);
            }
            Reopening.startAgain(turn, reason);
        }
    }

    /** One that pages nobody keeps it alive (G2); the bounds of effects hold all the same. */
    static List<Deadline> deadlines(Turn turn) {
        Deadline verification = turn.progress()
                .deadline(DeadlineKind.RESOLVE)
                .orElseGet(() -> new Deadline(DeadlineKind.RESOLVE, turn.now().plus(Limits.OVERDUE_REPEAT)));
        return Stream.concat(Stream.of(verification), Effects.deadlines(turn)).toList();
    }
}
