package dev.onus.notifier.intake;

import dev.onus.notifier.pipeline.Interruption;
import dev.onus.notifier.pipeline.Pipeline;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one message to its end whatever breaks meanwhile: a broker that is away is waited for without limit, a fault
 * of ours only a few times, so that one bad event never holds a partition and its next step begins.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    static final int MAX_FAULTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_PAUSE = Duration.ofSeconds(10);

    private final Pipeline pipeline;

    public Worker(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Whether it came to an end; false when it was interrupted and is to be read again.
     *
     * @param onSettled is told once the word on a page is said, although it may go on; perhaps more than once
     */
    boolean run(Incoming incoming, Interruption interruption, Runnable onSettled) {
        int faults = 0;
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return faults < MAX_FAULTS ? once(incoming, interruption, onSettled) : giveUp(incoming);
            } catch (KafkaException broken) {
                LOG.warn("message waits pageId={} reason={}", incoming.pageId(), broken.toString());
            } catch (RuntimeException | Error fault) {
                // An error too: let go here, the page would stay open and be neither sent nor said to be unreached.
                faults++;
                LOG.error("message failed pageId={} times={}", incoming.pageId(), faults, fault);
            }
            interruption.awaitClosing(pause);
            if (interruption.isClosing()) {
                return false;
            }
            pause = pause.multipliedBy(2).compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : pause.multipliedBy(2);
        }
    }

    private boolean once(Incoming incoming, Interruption interruption, Runnable onSettled) {
        return switch (incoming) {
            case Incoming.Send send -> pipeline.run(send.request(), interruption, onSettled);
            case Incoming.Acknowledged acknowledged -> pipeline.acknowledge(acknowledged.request(), interruption);
            case Incoming.Receipt receipt -> {
                pipeline.note(receipt.partition(), receipt.receipt());
                yield true;
            }
        };
    }

    private boolean giveUp(Incoming incoming) {
        if (incoming instanceof Incoming.Send send) {
            pipeline.giveUp(send.request(), "The notifier failed on it; its log says how.");
        }
        return true;
    }
}
