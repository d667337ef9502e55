package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.StepCondition;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.Optional;

/**
 * The exposure is contained, which an observation may gainsay (OWN-14). It ends the steps and the contain clock; the
 * resolve clock runs on until somebody closes the case (design: ends).
 */
final class Containing {
    static final String STILL_ACTIVE =
            "The latest observation says that the credential is active. Revoke it, or contain with override=true and a"
                    + " reason; the exposure clock then runs on.";
    static final String GOES_ON = "The credential is still active, so the exposure goes on.";
    /** Parameter: what whoever contains saw of the credential. */
    private static final String CREDENTIAL_STATE = "credentialState";

    private Containing() {}

    static boolean isOverride(Answer answer) {
        return "true".equals(answer.parameters().get("override"))
                && answer.reason().filter(reason -> !reason.isBlank()).isPresent();
    }

    static void contain(Turn turn, Answer answer, String right, Optional<Fired> tooEarly) {
        Optional<String> hindrance = hindrance(turn, answer);
        if (hindrance.isPresent()) {
            Answering.illegal(turn, answer, hindrance.get());
            return;
        }
        Retracting.clock(turn, DeadlineKind.CONTAIN, StepCondition.NOT_CONTAINED);
        Retracting.steps(turn, StepCondition.NOT_ACKNOWLEDGED);
        tooEarly.ifPresent(fired -> Retracting.retract(turn, fired));
        seen(answer).ifPresent(state -> Observing.observe(turn, new Observation(state, answer.actor(), turn.now())));
        apply(turn, answer, right);
    }

    private static Optional<String> hindrance(Turn turn, Answer answer) {
        if (turn.current().isClosed()) {
            return Optional.of("The case is resolved already.");
        }
        if (Condition.isContained(turn.current())) {
            return Optional.of("The case is contained already.");
        }
        Optional<CredentialState> seen = seen(answer);
        if (seen.isEmpty() && answer.parameters().containsKey(CREDENTIAL_STATE)) {
            return Optional.of("Expected credentialState to be one of " + Word.all(CredentialState.class) + ".");
        }
        CredentialState latest = seen.filter(state -> state != CredentialState.UNKNOWN)
                .orElse(turn.current().exposure().credentialState());
        return latest == CredentialState.ACTIVE && !isOverride(answer) ? Optional.of(STILL_ACTIVE) : Optional.empty();
    }

    private static Optional<CredentialState> seen(Answer answer) {
        return Optional.ofNullable(answer.parameters().get(CREDENTIAL_STATE))
                .flatMap(word -> Word.find(CredentialState.class, word));
    }

    /**
     * The case is about to be closed as contained: later use reopens it from here on. Where the latest observation still
     * says active, that is an override, and the exposure goes on.
     *
     * @return whether it is one
     */
    static boolean asItEnds(Turn turn) {
        return turn.current().exposure().containedAt().isEmpty()
                ? now(turn)
                : turn.current().exposure().overridden();
    }

    private static boolean now(Turn turn) {
        Exposure exposure = turn.current().exposure();
        boolean override = exposure.credentialState() == CredentialState.ACTIVE;
        turn.change(new CaseEdit(turn.current()).exposure(exposure.contained(turn.now(), override)));
        return override;
    }

    private static void apply(Turn turn, Answer answer, String right) {
        boolean override = now(turn);
        turn.memory(turn.memory().nothingToRetract());
        turn.progress(turn.progress()
                .withoutSteps()
                .disarm(DeadlineKind.CONTAIN)
                .withSnooze(Optional.empty())
                .withStatus(CaseStatus.CONTAINED));
        turn.moveVersion();
        String summary = answer.who() + " contained the case";
        Answering.applied(
                turn,
                answer,
                TimelineKind.CONTAINED,
                summary,
                answer.reasonOr("No reason given.") + (override ? " " + GOES_ON : ""),
                right);
        Paging.withdraw(
                turn,
                page -> Purposes.isOfSteps(turn.current(), page) || page.step().equals(DeadlineKind.CONTAIN.word()),
                summary + ".");
        Conditions.withdrawMet(turn);
        Effects.withdraw(turn, effect -> effect.action() == EffectName.PAUSE_AUTOMATION, summary + ".");
    }
}
