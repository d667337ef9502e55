package dev.onus.registry.review;

import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.EffectRow;
import dev.onus.registry.keep.Keeper;
import dev.onus.registry.log.Outcome;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the records in step with the reviews (ESC-6): an identity whose review is asked for goes into review, and comes
 * back when the review is approved. It compares what is with what should be, so nothing that happened while no replica
 * ran is missed, and every replica does it: they propose the same, and the log does it once.
 */
@Singleton
final class ReviewKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final RegistryLog log;
    private final CaseLog cases;
    private final CaseFollowing following;
    private final Reviews reviews;
    private Seen handled = new Seen(-1, -1);

    ReviewKeeper(RegistryLog log, CaseLog cases, CaseFollowing following, Reviews reviews) {
        super("reviews", LOOK_EVERY);
        this.log = log;
        this.cases = cases;
        this.following = following;
        this.reviews = reviews;
    }

    @Override
    protected boolean isDue() {
        return log.isCaughtUp() && following.isCaughtUp() && !seen().equals(handled);
    }

    @Override
    protected void look() {
        // Taken before the look, so what comes during it is looked at once more.
        Seen now = seen();
        compare();
        handled = now;
    }

    private Seen seen() {
        return new Seen(log.position(), cases.effectEvents());
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

    /** How far the two logs were read when the records were last compared with the reviews. */
    private record Seen(long registry, long effects) {}
}
