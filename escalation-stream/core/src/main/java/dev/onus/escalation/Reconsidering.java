package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.Step;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Owner, policy or people may have changed while the case is open. Ownership is live: the new owner is brought in and
 * SLA clocks are not reset. The policy is chosen again only while nobody has acknowledged (design: who and which
 * policy). Arriving late, early or changing leads to the same final owner (G9).
 */
final class Reconsidering {
    private Reconsidering() {}

    /** Finds owner and policy again. */
    static void ownership(Turn turn) {
        if (turn.current().isClosed()) {
            Observing.byRecordOfClosed(turn);
            return;
        }
        int episode = turn.current().episode();
        Observing.byRecord(turn);
        Unowned.found(turn);
        if (turn.current().episode() == episode && !turn.current().isClosed()) {
            reconsider(turn, new Detail.None());
        }
        Storms.heardMore(turn);
    }

    /** Before the next step of a case that waits for an answer: whether it began at step 1 again instead. */
    static boolean startedOver(Turn turn, Cause cause) {
        return isFree(turn) && reconsider(turn, cause.detail());
    }

    /** Finds owner, policy and the people of the current step again. */
    static void everything(Turn turn) {
        Unowned.found(turn);
        if (!reconsider(turn, new Detail.None())) {
            retarget(turn);
        }
    }

    /** Somebody gave the case to a team: it is the owner from now, as if the registry had said so. */
    static void assigned(Turn turn) {
        reconsider(turn, new Detail.None());
    }

    /** Pins the policy that would be chosen now, without a word when it is the same. */
    static void policy(Turn turn) {
        Standing found = Choosing.choose(turn.current(), turn.situation(), turn.now());
        if (!found.samePolicyAs(turn.current().standing())) {
            changePolicy(turn, found);
        }
    }

    /** @return whether the case was started again at step 1, or is not open for it */
    private static boolean reconsider(Turn turn, Detail detail) {
        if (turn.current().isClosed()) {
            return true;
        }
        Standing before = turn.current().standing();
        Standing found = Choosing.choose(turn.current(), turn.situation(), turn.now());
        boolean ownerMoved = !found.owner().equals(before.owner());
        turn.change(new CaseEdit(turn.current()).standing(found.withPolicyOf(before)));
        if (ownerMoved) {
            turn.emit(
                    TimelineKind.OWNER_CHANGED,
                    "Owner is now team:" + found.owner() + ", before team:" + before.owner(),
                    found.ownerReason(),
                    new Detail.None());
            Unowned.findOwner(turn);
        }
        boolean free = isFree(turn);
        boolean policyMoved = free && !found.samePolicyAs(before);
        if (policyMoved) {
            changePolicy(turn, found);
        }
        if (!free) {
            bringInLater(turn, ownerMoved);
            return true;
        }
        if ((ownerMoved || policyMoved) && !Watching.isQuiet(turn.current())) {
            startOver(turn, ownerMoved ? "The owner changed." : "The policy changed.", detail);
        }
        return ownerMoved || policyMoved;
    }

    private static boolean isFree(Turn turn) {
        return turn.progress().status() == CaseStatus.OPEN
                && turn.current().sourceResolvedAt().isEmpty()
                && turn.current().links().follows().isEmpty();
    }

    private static void changePolicy(Turn turn, Standing found) {
        Standing before = turn.current().standing();
        turn.change(new CaseEdit(turn.current()).standing(before.withPolicyOf(found)));
        turn.emit(
                TimelineKind.POLICY_CHANGED,
                "Policy is now " + found.policy() + " version " + found.policyVersion() + ", before " + before.policy()
                        + " version " + before.policyVersion(),
                found.policyReason(),
                new Detail.None());
        Lapsing.rearm(turn);
    }

    /** Somebody has the case: the new owner's first step comes when that lease ends. */
    private static void bringInLater(Turn turn, boolean ownerMoved) {
        if (ownerMoved) {
            turn.progress(turn.progress()
                    .at(Stage.BEFORE, 0, 0, 0, false)
                    .withSnooze(turn.progress().snooze().map(Snooze::withNothingLeft)));
        }
    }

    /** What waited for working hours waits only if it still may, and then for those of whoever owns it now (ESC-8). */
    private static void startOver(Turn turn, String reason, Detail detail) {
        if (Storms.isWaiting(turn.current())) {
            return;
        }
        boolean waited = turn.progress().deadline(DeadlineKind.WORKING_HOURS).isPresent();
        turn.progress(turn.progress().disarm(DeadlineKind.WORKING_HOURS));
        if (waited && Deferring.deferred(turn)) {
            return;
        }
        List<Page> before = turn.progress().pages();
        Stepping.enter(turn, 1, Cause.because(reason, detail));
        withdrawReplaced(turn, before, reason);
    }

    /** The step stays; whoever is on call for it now is paged, and who no longer is, is told. */
    private static void retarget(Turn turn) {
        Progress at = turn.progress();
        Optional<Step> known = turn.policy().step(at.step());
        if (at.status() != CaseStatus.OPEN || at.stage() != Stage.STEP || known.isEmpty()) {
            return;
        }
        Step step = known.get();
        String name = Integer.toString(at.step());
        int attempt = turn.memory().attempt(name);
        Set<String> wanted =
                new HashSet<>(Stepping.people(turn, step, name, at.repeats()).accountable());
        Set<String> paged = at.pages().stream()
                .filter(page -> page.isAccountable() && page.step().equals(name) && page.attempt() == attempt)
                .filter(page -> at.repeats() == 0 || page.fate() != Page.PageFate.DECLINED)
                .map(Page::person)
                .collect(Collectors.toSet());
        if (!wanted.equals(paged)) {
            List<Page> before = at.pages();
            String reason = "Whoever answers for step " + at.step() + " has changed.";
            Stepping.enter(turn, at.step(), Cause.because(reason));
            withdrawReplaced(turn, before, reason);
        }
    }

    /** Takes back the pages of those who are not asked any more; who is asked again keeps the newer page. */
    private static void withdrawReplaced(Turn turn, List<Page> before, String reason) {
        Set<Object> old = before.stream().map(Page::id).collect(Collectors.toSet());
        Set<String> askedAgain = turn.progress().pages().stream()
                .filter(page -> !old.contains(page.id()))
                .map(Page::person)
                .collect(Collectors.toSet());
        Paging.withdraw(
                turn,
                page -> old.contains(page.id())
                        && Purposes.isOfSteps(turn.current(), page)
                        && !askedAgain.contains(page.person()),
                reason);
    }
}
