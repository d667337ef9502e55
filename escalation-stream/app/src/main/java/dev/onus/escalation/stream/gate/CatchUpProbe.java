package dev.onus.escalation.stream.gate;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** Looks at the ends of input partitions, beside the stream thread. Tests script their own. */
public interface CatchUpProbe {
    CompletableFuture<Findings> look(Set<TopicPartition> partitions);

    /**
     * What a look found.
     *
     * @param lastVisible offset of the last committed record that is not yet behind the application; partitions without
     *     one are left out, also when aborted records and markers lie between the committed offset and the end
     * @param committed where the application would continue; partitions without one are left out
     */
    record Findings(Map<TopicPartition, Long> lastVisible, Map<TopicPartition, Long> committed) {
        public static final Findings NOTHING_TO_WAIT_FOR = new Findings(Map.of(), Map.of());

        public Findings {
            lastVisible = Map.copyOf(lastVisible);
            committed = Map.copyOf(committed);
        }
    }
}
