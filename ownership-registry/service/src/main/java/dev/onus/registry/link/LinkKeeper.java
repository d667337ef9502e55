package dev.onus.registry.link;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.RegistryLog;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links open cases that are about one identity (OWN-7), and tells those that follow how their elder ended. It looks at
 * the cases and identities that moved, and at all open cases after a start, so that what happened while nobody looked is
 * found. Every replica does it; what two of them say has one id, and the stream hears it once.
 */
@Singleton
final class LinkKeeper implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    /** More a second would crowd out the answers of people. */
    private static final int MAX_PER_SECOND = 500;
    /** What was said once is not said again before the case shows it. */
    private static final int REMEMBERED = 10_000;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final RegistryLog log;
    private final CaseLog cases;
    private final CaseFollowing following;
    private final IdentityCases identities;
    private final ResponseLog responses;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final LinkedHashSet<String> said = new LinkedHashSet<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("registry-links").unstarted(this::run);
    private int saidInARow;

    LinkKeeper(
            RegistryLog log, CaseLog cases, CaseFollowing following, IdentityCases identities, ResponseLog responses) {
        this.log = log;
        this.cases = cases;
        this.following = following;
        this.identities = identities;
        this.responses = responses;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    private void run() {
        while (!(log.isCaughtUp() && following.isCaughtUp()) && !stopped(LOOK_EVERY)) {
            LOG.trace("links=waiting for=logs");
        }
        long handled = log.position();
        boolean all = true;
        while (!stopped(LOOK_EVERY)) {
            long position = log.position();
            CaseLog.Moved moved = cases.takeMoved();
            try {
                look(all || moved.more(), moved.caseIds(), handled, position);
                handled = position;
                all = false;
            } catch (RuntimeException failure) {
                LOG.warn("links=again reason=\"{}\"", failure.toString());
                all = true;
            }
        }
    }

    private void look(boolean all, Set<String> moved, long from, long to) {
        Set<String> names = new LinkedHashSet<>();
        changed(from, to, names);
        if (all) {
            identities.forEachOpen(state -> look(state, names));
        }
        moved.forEach(id -> identities.find(id).ifPresent(state -> look(state, names)));
        names.forEach(this::lookAt);
    }

    /** Identities whose records changed, and the cases under names that they had before. */
    private void changed(long from, long to, Set<String> names) {
        if (to <= from) {
            return;
        }
        log.read(state -> state.acceptedBetween(from, to)).stream()
                .flatMap(accepted -> accepted.made().stream())
                .filter(change -> change.after().key().kind().equals(IdentityClaims.IDENTITY))
                .forEach(change -> {
                    names.add(change.after().key().name());
                    if (change.before() != null) {
                        IdentityClaims.of(change.before().key(), change.before().json())
                                .forEach(name -> identities.forEachOpenOf(name, state -> look(state, names)));
                    }
                });
    }

    private void look(CaseState state, Set<String> names) {
        if (state.getState() == CaseStateName.resolved) {
            identities.followersOf(state.getId()).forEach(this::tell);
        } else if (state.getFollows() != null) {
            tell(state);
        }
        identities.identityOf(state).ifPresent(names::add);
    }

    /** A follower hears of its elder's end, also when the two are not one identity any more. */
    private void tell(CaseState follower) {
        String elderId = follower.getFollows();
        if (elderId == null || follower.getState() == CaseStateName.resolved) {
            return;
        }
        Optional<CaseState> elder = identities.find(elderId);
        if (elder.isEmpty()) {
            say(LinkResponses.gone(follower, elderId, clock.instant()));
        } else if (elder.get().getState() == CaseStateName.resolved || !areOne(follower, elder.get())) {
            say(LinkResponses.ended(follower, elder.get(), clock.instant()));
        }
    }

    private boolean areOne(CaseState one, CaseState other) {
        return one.getRoutingKey().equals(other.getRoutingKey())
                || identities
                        .identityOf(one)
                        .filter(name -> identities
                                .identityOf(other)
                                .filter(name::equals)
                                .isPresent())
                        .isPresent();
    }

    private void lookAt(String identity) {
        for (LinkRules.Link link : LinkRules.links(identities.open(identity))) {
            say(LinkResponses.link(link, clock.instant()));
        }
    }

    private void say(Response response) {
        if (!said.add(response.getResponseId())) {
            return;
        }
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
        try {
            responses.append(response);
        } catch (RuntimeException failed) {
            said.remove(response.getResponseId());
            throw failed;
        }
        LOG.info(
                "link=said action={} case={} elder={}",
                response.getAction(),
                response.getCaseId(),
                response.getParameters().get("elder"));
        if (++saidInARow % MAX_PER_SECOND == 0) {
            boolean stopped = stopped(Duration.ofSeconds(1));
            LOG.debug("links=pausing stopped={}", stopped);
        }
    }

    private boolean stopped(Duration within) {
        try {
            return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        if (thread.isAlive()) {
            boolean ended = thread.join(STOP_TIMEOUT);
            LOG.info("links=stopped in-time={}", ended);
        }
    }
}
