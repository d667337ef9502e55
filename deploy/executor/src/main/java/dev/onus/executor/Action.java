package dev.onus.executor;

import dev.onus.contracts.EffectEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** The actions that Onus asks for, by the word in the event, and the method that carries each out. */
enum Action {
    PAUSE_AUTOMATION("pause-automation", true, PlatformActions::pauseAutomation),
    BLOCK_ACTION("block-action", true, PlatformActions::blockAction),
    BLOCK_SCOPE("block-scope", true, PlatformActions::blockScope),
    BLOCK_IDENTITY("block-identity", true, PlatformActions::blockIdentity),
    REQUIRE_INTERVENTION("require-intervention", true, PlatformActions::requireIntervention),
    REVIEW_BEFORE_ENABLE("review-before-enable", true, PlatformActions::reviewBeforeEnable),
    VERIFY("verify", false, PlatformActions::verify),
    ACCESS_REVIEW("access-review", false, PlatformActions::accessReview),
    REVOKE("revoke", false, PlatformActions::revoke);

    private final String word;
    private final boolean isUndone;
    private final BiFunction<PlatformActions, EffectEvent, Outcome> method;

    Action(String word, boolean isUndone, BiFunction<PlatformActions, EffectEvent, Outcome> method) {
        this.word = word;
        this.isUndone = isUndone;
        this.method = method;
    }

    /** Empty for an action of a newer Onus. */
    static Optional<Action> of(EffectEvent effect) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(effect.getAction()))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** Whether it leaves anything in force that could be taken back. */
    boolean isUndone() {
        return isUndone;
    }

    Outcome on(PlatformActions platform, EffectEvent effect) {
        return method.apply(platform, effect);
    }
}
