package dev.onus.standalone.demo;

import dev.onus.contracts.EffectEvent;
import dev.onus.executor.Outcome;
import dev.onus.executor.PlatformActions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The company's platform: does what is asked, tells it, and knows what is in force on whom. */
final class Platform implements PlatformActions {
    private final Story story;
    private final Map<String, String> inForce = new ConcurrentHashMap<>();
    private final Map<String, String> revoked = new ConcurrentHashMap<>();

    Platform(Story story) {
        this.story = story;
    }

    /** Whether anything is in force on an identity that would have to be taken back. */
    boolean holdsAnything(String identity) {
        return inForce.containsValue(identity);
    }

    boolean hasRevoked(String identity) {
        return revoked.containsValue(identity);
    }

    private Outcome hold(EffectEvent effect, String words) {
        inForce.put(effect.getEffectId(), effect.getIdentity().getId());
        return tell(effect, words);
    }

    private Outcome tell(EffectEvent effect, String words) {
        story.platform(words.formatted(effect.getIdentity().getId()));
        return Outcome.done("The platform " + words.formatted("it") + ".");
    }

    @Override
    public Outcome pauseAutomation(EffectEvent effect) {
        return hold(effect, "pauses the automation of %s");
    }

    @Override
    public Outcome blockAction(EffectEvent effect) {
        return hold(effect, "blocks " + effect.getScope() + " for %s");
    }

    @Override
    public Outcome blockScope(EffectEvent effect) {
        return hold(effect, "takes " + effect.getScope() + " from %s");
    }

    @Override
    public Outcome blockIdentity(EffectEvent effect) {
        return hold(effect, "blocks %s");
    }

    @Override
    public Outcome requireIntervention(EffectEvent effect) {
        return hold(effect, "stops for a person before each privileged step of %s");
    }

    @Override
    public Outcome reviewBeforeEnable(EffectEvent effect) {
        return hold(effect, "keeps %s off until its review is approved");
    }

    @Override
    public Outcome verify(EffectEvent effect) {
        return tell(effect, "looks whether it is true of %s");
    }

    @Override
    public Outcome accessReview(EffectEvent effect) {
        return tell(effect, "looks at what is allowed to %s");
    }

    @Override
    public Outcome revoke(EffectEvent effect) {
        revoked.put(effect.getEffectId(), effect.getIdentity().getId());
        return tell(effect, "revokes %s for good");
    }

    @Override
    public Outcome undo(EffectEvent effect) {
        inForce.remove(effect.getEffectId());
        return tell(effect, "takes back " + effect.getAction() + " from %s");
    }
}
