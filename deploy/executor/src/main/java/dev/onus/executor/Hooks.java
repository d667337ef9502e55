package dev.onus.executor;

import dev.onus.contracts.EffectEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One script for each action, {@code <folder>/<action>}: its argument is {@code requested} or {@code withdrawn}, its
 * input the effect as JSON; it exits with 0 for done, 3 for refused, anything else for failed. An action without a script
 * is only logged, and answered as refused: Onus must never believe in a block that nobody has put in place.
 */
public final class Hooks implements PlatformActions {
    public static final Duration DEFAULT_AT_MOST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private final Path folder;
    private final Duration atMost;

    public Hooks(Path folder, Duration atMost) {
        this.folder = folder;
        this.atMost = atMost;
    }

    @Override
    public Outcome pauseAutomation(EffectEvent effect) {
        return run(Action.PAUSE_AUTOMATION, effect);
    }

    @Override
    public Outcome blockAction(EffectEvent effect) {
        return run(Action.BLOCK_ACTION, effect);
    }

    @Override
    public Outcome blockScope(EffectEvent effect) {
        return run(Action.BLOCK_SCOPE, effect);
    }

    @Override
    public Outcome blockIdentity(EffectEvent effect) {
        return run(Action.BLOCK_IDENTITY, effect);
    }

    @Override
    public Outcome requireIntervention(EffectEvent effect) {
        return run(Action.REQUIRE_INTERVENTION, effect);
    }

    @Override
    public Outcome reviewBeforeEnable(EffectEvent effect) {
        return run(Action.REVIEW_BEFORE_ENABLE, effect);
    }

    @Override
    public Outcome verify(EffectEvent effect) {
        return run(Action.VERIFY, effect);
    }

    @Override
    public Outcome accessReview(EffectEvent effect) {
        return run(Action.ACCESS_REVIEW, effect);
    }

    @Override
    public Outcome revoke(EffectEvent effect) {
        return run(Action.REVOKE, effect);
    }

    @Override
    public Outcome undo(EffectEvent effect) {
        return Action.of(effect).map(action -> run(action, effect)).orElseGet(() -> Outcome.done("Nothing to undo."));
    }

    private Outcome run(Action action, EffectEvent effect) {
        Path script = folder.resolve(action.word());
        String state = effect.getState().name();
        if (!Files.isExecutable(script)) {
            LOG.info(
                    "effect={} action={} state={} identity={} hook=none would-be-done-by={}",
                    effect.getEffectId(),
                    action.word(),
                    state,
                    effect.getIdentity().getId(),
                    script);
            return Outcome.refused("No hook carries out " + action.word() + " here (expected " + script + ").");
        }
        try {
            return new HookRun(script, atMost).run(state, EffectJson.of(effect).toString());
        } catch (IOException e) {
            return Outcome.failed("The hook " + script.getFileName() + " could not be started: " + e.getMessage());
        }
    }
}
