package dev.onus.registry.cases;

import dev.onus.registry.keep.Keeper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps the index without the cases that the stream has let go of, also those that it let go of while nobody listened. */
@Singleton
final class ForgottenCases extends Keeper {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(1);

    private final CaseLog log;
    private final CaseFollowing following;
    private final InstantSource clock = InstantSource.system();

    ForgottenCases(CaseLog log, CaseFollowing following) {
        super("forgotten-cases", LOOK_EVERY);
        this.log = log;
        this.following = following;
    }

    @Override
    protected boolean isDue() {
        return following.isCaughtUp();
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        boolean more = true;
        while (more && !rested(BETWEEN_TURNS)) {
            more = log.index().writer().forgetOld(now);
        }
    }
}
