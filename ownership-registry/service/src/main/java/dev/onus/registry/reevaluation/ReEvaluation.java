package dev.onus.registry.reevaluation;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import dev.onus.registry.keep.Keeper;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.projection.Projector;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a change of the records, asks the stream to look again at the open cases that it touches (design: who and which
 * policy). The replica that projects does it; a case that it misses, because it stops in between, is looked at again at
 * its next step.
 *
 * <p>The stream may not have the change yet when it reads the question. So the cases are checked again a few times, and
 * asked about again under another id while they still differ.
 */
@Singleton
final class ReEvaluation extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(ReEvaluation.class);
    private static final Set<String> KINDS = Set.of(
            Kind.PERSON.kindName(),
            Kind.TEAM.kindName(),
            Kind.SCHEDULE.kindName(),
            Kind.SYSTEM.kindName(),
            Kind.OWNERSHIP_RULE.kindName(),
            Kind.ESCALATION_POLICY.kindName(),
            Kind.CHANGE_WINDOW.kindName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PROJECTED_WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final int MAX_ATTEMPTS = 5;
    /** More a second would crowd out the answers of people. */
    private static final int MAX_PER_SECOND = 500;

    private final RegistryLog log;
    private final Projector projector;
    private final OpenCases cases;
    private final ResponseLog responses;
    private final InstantSource clock = InstantSource.system();
    private long handled = -1;

    ReEvaluation(RegistryLog log, Projector projector, OpenCases cases, ResponseLog responses) {
        super("re-evaluation", LOOK_EVERY);
        this.log = log;
        this.projector = projector;
        this.cases = cases;
        this.responses = responses;
    }

    @Override
    protected boolean isDue() {
        return log.isCaughtUp() && log.position() != handled;
    }

    @Override
    protected void look() {
        long position = log.position();
        // What was there before the start is not a change.
        if (handled >= 0 && changesWhoAnswers(handled, position) && isProjectedHere(position - 1)) {
            askUntilSettled(position);
        }
        handled = position;
    }

    private boolean changesWhoAnswers(long from, long to) {
        List<Accepted> accepted = log.read(state -> state.acceptedBetween(from, to));
        return accepted.stream()
                .flatMap(proposal -> proposal.made().stream())
                .anyMatch(change -> KINDS.contains(change.after().key().kind()));
    }

    /** Only the elected replica projects, so only it goes on. */
    private boolean isProjectedHere(long position) {
        try {
            projector.projected(position).get(PROJECTED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException elsewhere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void askUntilSettled(long position) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            int asked = ask(position, attempt);
            LOG.info("re-evaluation=asked cases={} position={} attempt={}", asked, position, attempt);
            if (asked == 0 || rested(BETWEEN_ATTEMPTS.multipliedBy(attempt))) {
                return;
            }
        }
    }

    private int ask(long position, int attempt) {
        int[] asked = {0};
        cases.forEach(state -> {
            if (Touched.by(log.directory(), state, cases.identityOf(state), clock.instant())) {
                responses.append(question(state, position, attempt));
                if (++asked[0] % MAX_PER_SECOND == 0) {
                    boolean stopped = rested(Duration.ofSeconds(1));
                    LOG.debug("re-evaluation=pausing asked={} stopped={}", asked[0], stopped);
                }
            }
        });
        return asked[0];
    }

    private Response question(CaseState state, long position, int attempt) {
        return Response.newBuilder()
                .setResponseId(
                        StableHash.of("re-evaluate", state.getId(), Long.toString(position), Integer.toString(attempt)))
                .setRoutingKey(state.getRoutingKey())
                .setCaseId(state.getId())
                .setAction("re-evaluate")
                .setActor(Actor.newBuilder()
                        .setService("ownership-registry")
                        .setVia("system")
                        .build())
                .setReason("The registry changed.")
                .setParameters(Map.of("registryPosition", Long.toString(position)))
                .setAt(clock.instant())
                .build();
    }
}
