package dev.onus.registry.answer;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.registry.answer.ClaimRules.Written;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.log.LogUnavailableException;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.OwnerSource;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a case that fell to the catch-all into an ownership rule with one action (SYS-10). The rule comes first: once
 * the case answers, the next alert of the identity finds its owner by itself.
 *
 * <p>Where the stream will probably say no, it is asked first, so that a claim that is refused leaves no rule behind.
 */
@Singleton
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final String OWNER = "owner";

    private final Answers answers;
    private final CaseLog cases;
    private final ClaimTeams teams;
    private final ClaimRules rules;

    Claims(Answers answers, CaseLog cases, ClaimTeams teams, ClaimRules rules) {
        this.answers = answers;
        this.cases = cases;
        this.teams = teams;
        this.rules = rules;
    }

    Answered claim(Answer asked) {
        try {
            return judged(asked);
        } catch (LogUnavailableException notNow) {
            return new Answered.Impossible(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    OWNER,
                    notNow.getMessage() + " Send it again with the same Idempotency-Key.");
        }
    }

    private Answered judged(Answer asked) {
        Optional<CaseState> found = cases.index().find(asked.caseId());
        boolean repeated = cases.index().verdict(asked.responseId().value()).isPresent();
        if (found.isEmpty() || repeated) {
            return answers.give(asked);
        }
        CaseState state = found.get();
        return switch (teams.of(asked)) {
            case ClaimTeams.Unclear unclear -> new Answered.Impossible(HttpStatus.BAD_REQUEST, OWNER, unclear.detail());
            case ClaimTeams.Named named ->
                isLikely(asked, state, named.team())
                        ? ruleFirst(asked.with(OWNER, named.team()), state, named.team())
                        : answerFirst(asked.with(OWNER, named.team()), state, named.team());
        };
    }

    private Answered ruleFirst(Answer asked, CaseState state, String team) {
        Written written =
                rules.write(state.getIdentity().getId(), team, asked.by().name());
        return switch (written) {
            // The rule itself may move the case before the claim is read, so that is judged against any version.
            case Written.Stands stands -> answers.give(asked.toAnyVersion());
            case Written.Taken taken -> new Answered.Impossible(HttpStatus.CONFLICT, OWNER, taken.detail());
        };
    }

    private Answered answerFirst(Answer asked, CaseState state, String team) {
        Answered answered = answers.give(asked);
        boolean applied = answered instanceof Answered.Judged verdict
                && verdict.verdict().getResponse().getVerdict() == AnswerVerdict.applied;
        if (applied && isUnowned(state)) {
            Written written =
                    rules.write(state.getIdentity().getId(), team, asked.by().name());
            LOG.info("claim=applied case={} team={} rule={}", state.getId(), team, written);
        }
        return answered;
    }

    private boolean isLikely(Answer asked, CaseState state, String team) {
        boolean current =
                asked.version().map(seen -> seen == state.getVersion()).orElse(true);
        return current
                && state.getState() != CaseStateName.resolved
                && isUnowned(state)
                && teams.mayClaim(asked.by(), state, team);
    }

    /** What a rule would change: elsewhere the identity's own record or its system names the owner. */
    private static boolean isUnowned(CaseState state) {
        return Objects.equals(state.getOwnerSource(), OwnerSource.CATCH_ALL.word())
                || state.getKind().equals(CaseKind.FIND_OWNER.word());
    }
}
