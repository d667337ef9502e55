package dev.onus.executor;

import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of one effect event: carried out once, taken back once, or left alone. */
final class CarryOut {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);

    private final PlatformActions platform;
    private final Journal journal;
    private final Answers answers;
    private final InstantSource clock;

    CarryOut(PlatformActions platform, Journal journal, Answers answers, InstantSource clock) {
        this.platform = platform;
        this.journal = journal;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param withdrawnLater effects whose withdrawal has been read already: doing them now would only flicker */
    void take(EffectEvent effect, Set<String> withdrawnLater) throws InterruptedException {
        switch (effect.getState()) {
            case requested -> {
                if (withdrawnLater.contains(effect.getEffectId())) {
                    once(effect, Outcome.refused("It was taken back before it was carried out."));
                } else {
                    answers.tell(id(effect), effect.getState().name(), requested(effect));
                }
            }
            case withdrawn -> withdrawn(effect);
            case proposed ->
                LOG.info("effect={} action={} left-alone=waits-for-approval", id(effect), effect.getAction());
            case unknown -> LOG.warn("effect={} action={} left-alone=unknown-state", id(effect), effect.getAction());
        }
    }

    private Outcome requested(EffectEvent effect) {
        return journal.find(id(effect), EffectState.requested.name()).orElseGet(() -> once(effect, request(effect)));
    }

    private Outcome request(EffectEvent effect) {
        Optional<Action> action = Action.of(effect);
        if (action.isEmpty()) {
            return Outcome.refused("This executor does not know the action " + effect.getAction() + ".");
        }
        if (effect.getExpiresAt() != null && !clock.instant().isBefore(effect.getExpiresAt())) {
            return Outcome.refused("Its time was over at " + effect.getExpiresAt() + ", before it was carried out.");
        }
        if (effect.getDrill()) {
            return Outcome.done("A drill: nothing was touched.");
        }
        return tried(effect, () -> action.get().on(platform, effect));
    }

    /**
     * Undoes also what failed half-way and what this process knows nothing of. Only what was refused has left nothing.
     * Nobody waits for an answer; one that cannot be undone is said to Onus all the same, and to the log.
     */
    private void withdrawn(EffectEvent effect) throws InterruptedException {
        boolean isUndone = Action.of(effect).filter(Action::isUndone).isPresent() && !effect.getDrill();
        boolean leftNothing = journal.find(id(effect), EffectState.requested.name())
                .filter(outcome -> outcome.result() == Outcome.Result.REFUSED)
                .isPresent();
        if (!isUndone || leftNothing || isUndoneAlready(effect)) {
            return;
        }
        Outcome outcome = once(effect, tried(effect, () -> platform.undo(effect)));
        if (outcome.result() != Outcome.Result.DONE) {
            LOG.error(
                    "effect={} action={} identity={} undo={} detail={}",
                    id(effect),
                    effect.getAction(),
                    effect.getIdentity().getId(),
                    outcome.result().word(),
                    outcome.detail());
            answers.tell(
                    id(effect),
                    effect.getState().name(),
                    Outcome.failed("It could not be taken back: " + outcome.detail()));
        }
    }

    private boolean isUndoneAlready(EffectEvent effect) {
        return journal.find(id(effect), EffectState.withdrawn.name())
                .filter(outcome -> outcome.result() == Outcome.Result.DONE)
                .isPresent();
    }

    private Outcome once(EffectEvent effect, Outcome outcome) {
        LOG.info(
                "effect={} action={} state={} identity={} case={} outcome={}",
                id(effect),
                effect.getAction(),
                effect.getState(),
                effect.getIdentity().getId(),
                effect.getCaseId(),
                outcome.result().word());
        journal.write(id(effect), effect.getState().name(), outcome);
        return outcome;
    }

    @FunctionalInterface
    private interface Deed {
        Outcome perform();
    }

    /** A platform's mistake is an outcome, never the end of the executor. */
    private static Outcome tried(EffectEvent effect, Deed deed) {
        try {
            return deed.perform();
        } catch (RuntimeException e) {
            LOG.error("effect={} action={} threw", id(effect), effect.getAction(), e);
            return Outcome.failed("The executor failed: " + e);
        }
    }

    private static String id(EffectEvent effect) {
        return effect.getEffectId();
    }
}
