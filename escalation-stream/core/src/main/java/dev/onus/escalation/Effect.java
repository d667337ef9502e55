package dev.onus.escalation;

import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.StableHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that a policy asked of a platform team and has not taken back (ESC-3).
 *
 * @param scope the action or scope that is blocked; empty for effects that need none
 * @param step the step that asked: its number, {@code fallback}, or the name of a clock
 * @param authority by what authority it is asked for, agreed before the incident, in words
 * @param authorityTarget who is told when nobody carries it out, as the policy writes it; empty: the owner's side
 * @param answerBy when an answer, or the approval of a proposal, is first due; empty once it was answered
 * @param expiresAt the bound in time; a review before enabling is only asked for again then
 * @param approvers who was asked to approve a proposal or a review, in the order of their names
 * @param detail what the platform team or the approver said
 */
public record Effect(
        String id,
        EffectName action,
        Optional<String> scope,
        String step,
        Instant requestedAt,
        EffectStatus status,
        String authority,
        Optional<String> authorityTarget,
        Optional<Instant> answerBy,
        Instant expiresAt,
        Set<String> approvers,
        Optional<String> detail) {
    public Effect {
        approvers = Collections.unmodifiableSet(new TreeSet<>(approvers));
    }

    static String id(CaseId caseId, int episode, String step, int attempt, EffectName action, Optional<String> scope) {
        return StableHash.of(
                "effect",
                caseId.value(),
                Integer.toString(episode),
                step,
                Integer.toString(attempt),
                action.word(),
                scope.orElse(""));
    }

    /** The effect in words: {@code block-scope s3:write}. */
    public String words() {
        return action.word() + scope.map(text -> " " + text).orElse("");
    }

    boolean isSameAs(EffectName otherAction, Optional<String> otherScope) {
        return action == otherAction && scope.equals(otherScope);
    }

    /** Whether somebody with the right has to say yes or no to it: a proposal, or a review (ESC-6, ESC-9). */
    boolean waitsForApproval() {
        return status == EffectStatus.PROPOSED
                || action == EffectName.REVIEW_BEFORE_ENABLE && status == EffectStatus.REQUESTED;
    }

    /** How long each wait for an answer is. */
    Duration answerWithin() {
        return atLeast(answerBy.map(due -> Duration.between(requestedAt, due)).orElse(Duration.ZERO));
    }

    /** How long it was asked for. */
    Duration expiresAfter() {
        return atLeast(Duration.between(requestedAt, expiresAt));
    }

    private static Duration atLeast(Duration wanted) {
        return wanted.compareTo(Limits.EFFECT_SHORTEST_REPEAT) < 0 ? Limits.EFFECT_SHORTEST_REPEAT : wanted;
    }

    /** Requested at this time with windows as long as before: the wait for its approval does not count. */
    Effect requestedAt(Instant time) {
        Duration waited = Duration.between(requestedAt, time);
        return new Effect(
                id,
                action,
                scope,
                step,
                time,
                EffectStatus.REQUESTED,
                authority,
                authorityTarget,
                answerBy.map(due -> due.plus(waited)),
                expiresAt.plus(waited),
                approvers,
                detail);
    }

    Effect withApprovers(Set<String> others) {
        return new Effect(
                id,
                action,
                scope,
                step,
                requestedAt,
                status,
                authority,
                authorityTarget,
                answerBy,
                expiresAt,
                others,
                detail);
    }

    Effect as(EffectStatus status, Optional<Instant> answerBy, Optional<String> detail) {
        return new Effect(
                id,
                action,
                scope,
                step,
                requestedAt,
                status,
                authority,
                authorityTarget,
                answerBy,
                expiresAt,
                approvers,
                detail);
    }
}
