package dev.onus.e2e.behaviour;

import dev.onus.notifier.pipeline.Interruption;
import dev.onus.notifier.pipeline.StopReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits on the test's clock. */
final class MovedInterruption extends Interruption {
    private final MovedTime time;
    private MovedTime.@Nullable Sleeper sleeper;
    private boolean news;

    MovedInterruption(MovedTime time) {
        this.time = time;
    }

    @Override
    public void interrupt(StopReason why) {
        super.interrupt(why);
        call();
    }

    @Override
    public void wake() {
        call();
    }

    @Override
    public void await(Duration length) {
        MovedTime.Sleeper mine = time.sleeper(length);
        synchronized (this) {
            if (news || reason().isPresent()) {
                news = false;
                return;
            }
            sleeper = mine;
        }
        time.sleep(mine);
        synchronized (this) {
            sleeper = null;
            news = false;
        }
    }

    private synchronized void call() {
        news = true;
        if (sleeper != null) {
            sleeper.wake();
        }
    }
}
