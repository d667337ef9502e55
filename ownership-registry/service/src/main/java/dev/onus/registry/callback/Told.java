package dev.onus.registry.callback;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.answer.Answered;

/** What came of an answer, in a sentence for whoever gave it. */
final class Told {
    private Told() {}

    static String of(Answered answered) {
        return switch (answered) {
            case Answered.Judged judged -> of(judged.verdict());
            case Answered.Pending pending -> "Your answer is recorded; what came of it is not known yet.";
            case Answered.NoSuchCase none -> "Nobody has heard of this case.";
            case Answered.IdUsedBefore used -> "This was answered before.";
            case Answered.Impossible not -> not.detail();
        };
    }

    private static String of(EscalationEvent verdict) {
        return switch (verdict.getResponse().getVerdict()) {
            case applied -> "Done. " + verdict.getSummary() + ".";
            case stale -> "Too late: the case had moved on. " + verdict.getReason();
            case illegal -> "Not possible now. " + verdict.getReason();
            case refused -> "Not allowed. " + verdict.getReason();
            case unknown -> "Nobody has heard of this case.";
        };
    }
}
