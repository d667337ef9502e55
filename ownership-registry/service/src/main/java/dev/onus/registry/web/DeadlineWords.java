package dev.onus.registry.web;

import dev.onus.contracts.DeadlineFacts;

/** What happens at a deadline if nobody acts, as it reads in a list and on the page of a case. */
public final class DeadlineWords {
    private DeadlineWords() {}

    /** Short: "escalates". A kind that we do not know is shown as it came. */
    public static String happens(DeadlineFacts deadline) {
        return switch (deadline.getKind()) {
            case "acknowledge" -> "escalates";
            case "acknowledgement-expiry" -> "acknowledgement expires";
            case "reminder" -> "reminder goes out";
            case "working-hours" -> "first page goes out";
            case "offer" -> "offer ends";
            case "condition" -> "step " + deadline.getSubject() + " fires";
            case "decide" -> "decision is overdue";
            case "contain" -> "containment is overdue";
            case "resolve" -> "resolution is overdue";
            case "dispute" -> "dispute is overdue";
            case "effect-answer" -> "effect is unanswered";
            case "effect-expiry" -> "effect is taken back";
            case "catch-all-repeat" -> "catch-all is paged again";
            case "risk-expiry" -> "accepted risk lapses";
            case "snooze" -> "wakes up";
            case "sample-end" -> "sample ends";
            default -> Words.plain(deadline.getKind());
        };
    }

    /** As a whole sentence, behind "At 12:04". */
    public static String unlessSomebody(DeadlineFacts deadline) {
        return switch (deadline.getKind()) {
            case "acknowledge" -> "the case escalates to the next step unless somebody acknowledges.";
            case "acknowledgement-expiry" ->
                "the acknowledgement expires and the case escalates, unless there is progress.";
            case "reminder" -> "whoever acknowledged is reminded.";
            case "working-hours" -> "the owner is at work again and is paged.";
            case "offer" -> "the offered reassignment ends unanswered.";
            case "condition" ->
                "step " + deadline.getSubject() + " fires, whoever has acknowledged, if its condition still holds.";
            case "decide" -> "the decision is overdue and the case escalates.";
            case "contain" -> "containment is overdue and the case escalates.";
            case "resolve" -> "resolution is overdue and the case escalates.";
            case "dispute" -> "the dispute is overdue and the next tie-breaker is asked.";
            case "effect-answer" -> "somebody is paged, because nobody answered what was asked of a platform team.";
            case "effect-expiry" -> "what was asked of a platform team is taken back.";
            case "catch-all-repeat" -> "the catch-all is paged again, until somebody answers.";
            case "risk-expiry" -> "the accepted risk lapses and the case opens again.";
            case "sample-end" -> "the case ends by itself; a vendor's sample pages nobody.";
            case "snooze" -> "the case wakes up and goes on where it stood.";
            default -> Words.plain(deadline.getKind()) + ".";
        };
    }
}
