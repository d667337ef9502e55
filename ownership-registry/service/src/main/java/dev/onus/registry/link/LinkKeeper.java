package dev.onus.registry.link;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.keep.Keeper;
import dev.onus.registry.keep.SaidOnce;
import dev.onus.registry.log.IdentityClaims;
import dev.onus.registry.log.RegistryLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links open cases that are about one identity (OWN-7), and tells those that follow how their elder ended. It looks at
 * the cases and identities that moved, and at all open cases after a start, so that what happened while nobody looked is
 * found. Every replica does it; what two of them say has one id, and the stream hears it once.
 */
@Singleton
final class LinkKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    /** More a second would crowd out the answers of people. */
    private static final int MAX_PER_SECOND = 500;

    private final RegistryLog log;
    private final CaseLog cases;
    private final CaseFollowing following;
    private final IdentityCases identities;
    private final SaidOnce said;
    private final InstantSource clock = InstantSource.system();
    private boolean all = true;
    private long handled = -1;
    private int saidInARow;

    LinkKeeper(
            RegistryLog log, CaseLog cases, CaseFollowing following, IdentityCases identities, ResponseLog responses) {
        super("links", LOOK_EVERY);
        this.log = log;
        this.cases = cases;
        this.following = following;
        this.identities = identities;
        this.said = new SaidOnce(responses);
    }

    @Override
    protected boolean isDue() {
        return log.isCaughtUp() && following.isCaughtUp();
    }

    @Override
    protected void look() {
        long position = log.position();
        CaseLog.Moved moved = cases.takeMoved();
        boolean everything = all || moved.more();
        // What moved was taken, so unless this look comes to its end the next one has to look at everything.
        all = true;
        look(everything, moved.caseIds(), handled < 0 ? position : handled, position);
        handled = position;
        all = false;
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
        if (!said.say(response)) {
            return;
        }
        LOG.info(
                "link=said action={} case={} elder={}",
                response.getAction(),
                response.getCaseId(),
                response.getParameters().get("elder"));
        if (++saidInARow % MAX_PER_SECOND == 0) {
            boolean stopped = rested(Duration.ofSeconds(1));
            LOG.debug("links=pausing stopped={}", stopped);
        }
    }
}
