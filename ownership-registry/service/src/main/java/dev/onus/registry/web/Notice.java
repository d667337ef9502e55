package dev.onus.registry.web;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.answer.Answered;

/**
 * What became of what the visitor just did.
 *
 * @param good whether it was done
 */
public record Notice(boolean good, String heading, String text) {
    static Notice of(Answered answered) {
        return switch (answered) {
            case Answered.Judged judged -> of(judged.verdict());
            case Answered.Pending pending -> pending();
            case Answered.NoSuchCase none -> new Notice(false, "No such case", "Nobody has heard of this case.");
            case Answered.IdUsedBefore used ->
                new Notice(false, "Sent before", "This form was sent before, as '" + used.action() + "'.");
            case Answered.Impossible not -> new Notice(false, "Not possible", not.detail());
        };
    }

    static Notice of(EscalationEvent verdict) {
        return switch (verdict.getResponse().getVerdict()) {
            case applied -> new Notice(true, "Done", verdict.getSummary());
            case stale ->
                new Notice(
                        false,
                        "Too late",
                        "The case had moved on. " + verdict.getReason() + " This is how it stands now.");
            case illegal -> new Notice(false, "Not possible now", verdict.getReason());
            case refused -> new Notice(false, "Not allowed", verdict.getReason());
            case unknown -> new Notice(false, "No such case", verdict.getReason());
        };
    }

    static Notice pending() {
        return new Notice(
                false, "On its way", "Your answer is recorded; the verdict is not here yet. Reload in a moment.");
    }
}
