package dev.onus.registry.review;

import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.EffectRow;
import dev.onus.registry.log.Outcome;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the records in step with the reviews (ESC-6): an identity whose review is asked for goes into review, and comes
 * back when the review is approved. It compares what is with what should be, so nothing that happened while no replica
 * ran is missed, and every replica does it: they propose the same, and the log does it once.
 */
@Singleton
final class ReviewKeeper implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final RegistryLog log;
    private final CaseLog cases;
    private final CaseFollowing following;
    private final Reviews reviews;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("registry-reviews").unstarted(this::run);

    ReviewKeeper(RegistryLog log, CaseLog cases, CaseFollowing following, Reviews reviews) {
        this.log = log;
        this.cases = cases;
        this.following = following;
        this.reviews = reviews;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    private void run() {
        Seen handled = new Seen(-1, -1);
        while (!stopped()) {
            // Both are taken before the look, so what comes during it is looked at once more.
            Seen now = new Seen(log.position(), cases.effectEvents());
            if (!log.isCaughtUp() || !following.isCaughtUp() || now.equals(handled)) {
                continue;
            }
            try {
                compare();
                handled = now;
            } catch (RuntimeException failure) {
                LOG.warn("reviews=again reason=\"{}\"", failure.toString());
            }
        }
    }

    private void compare() {
        List<EffectRow> all = reviews.all();
        Set<RecordKey> inForce = new HashSet<>();
        for (EffectRow review : all) {
            if (!review.isWithdrawn()) {
                record(review).map(RecordVersion::key).ifPresent(inForce::add);
                log.read(state -> ReviewWriting.begin(review, state, log.snapshot()))
                        .ifPresent(proposal -> write(review, proposal));
            }
        }
        for (EffectRow review : all) {
            // Where another case still waits for its own review, one approval is not enough.
            boolean over = review.isWithdrawn()
                    && underReview(review)
                            .map(RecordVersion::key)
                            .filter(key -> !inForce.contains(key))
                            .isPresent();
            if (over) {
                reviews.approval(review)
                        .flatMap(approval ->
                                log.read(state -> ReviewWriting.end(review, approval, state, log.snapshot())))
                        .ifPresent(proposal -> write(review, proposal));
            }
        }
    }

    private Optional<RecordVersion> underReview(EffectRow review) {
        return log.read(state -> ReviewWriting.underReview(review, state, log.snapshot()));
    }

    private Optional<RecordVersion> record(EffectRow review) {
        return log.read(state -> ReviewWriting.record(review, state));
    }

    private void write(EffectRow review, Proposal proposal) {
        Outcome outcome = log.propose(proposal).join();
        LOG.info(
                "review={} case={} proposal={} outcome={}",
                review.id(),
                review.caseId(),
                proposal.id(),
                outcome.getClass().getSimpleName());
    }

    private boolean stopped() {
        try {
            return stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
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
            LOG.info("reviews=stopped in-time={}", ended);
        }
    }

    /** How far the two logs were read when the records were last compared with the reviews. */
    private record Seen(long registry, long effects) {}
}
