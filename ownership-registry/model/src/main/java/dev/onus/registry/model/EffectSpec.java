package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that a policy asks of a platform team (ESC-3). The policy, accepted before the incident, is the authority to
 * ask for it.
 *
 * @param scope the action or scope to block; empty for effects that need none
 * @param authority who answers for the effect, and is told when nobody carries it out; empty: the owner and its manager
 * @param expiresAfter the bound in time: so long after the request it is withdrawn, unless that was before
 * @param answerWithin within which done, failed or refused is expected; nothing in that time escalates
 * @param approvers who has to approve it first; empty: it is requested at once (ESC-9)
 */
public record EffectSpec(
        EffectName action,
        Optional<String> scope,
        Optional<Target> authority,
        Duration expiresAfter,
        Duration answerWithin,
        List<Target> approvers) {
    public static final Duration DEFAULT_EXPIRES_AFTER = Duration.ofDays(7);
    public static final Duration DEFAULT_ANSWER_WITHIN = Duration.ofMinutes(15);

    public EffectSpec {
        approvers = List.copyOf(approvers);
    }

    /** The effect as a policy writes it in one word. */
    public static EffectSpec of(EffectName action) {
        return new EffectSpec(
                action, Optional.empty(), Optional.empty(), DEFAULT_EXPIRES_AFTER, DEFAULT_ANSWER_WITHIN, List.of());
    }
}
