package dev.onus.registry.projection;

import dev.onus.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/** How far this process has projected, for those who wait for it. Safe for several threads. */
final class ProjectedPositions {
    private final Map<Integer, Long> ownership = new HashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private long registry = -1;
    private long next;

    /** Done when everything up to this log position is committed; the offsets may be of later changes too. */
    synchronized CompletableFuture<ProjectedOffsets> upTo(long position) {
        if (next > position) {
            return CompletableFuture.completedFuture(offsets());
        }
        Waiter waiter = new Waiter(position, new CompletableFuture<>());
        waiters.add(waiter);
        var unused = waiter.done().whenComplete((offsets, failure) -> forget(waiter));
        return waiter.done();
    }

    void committed(long nextPosition, List<RecordMetadata> written) {
        List<Waiter> ready;
        ProjectedOffsets now;
        synchronized (this) {
            written.forEach(this::note);
            next = Math.max(next, nextPosition);
            ready = waiters.stream().filter(waiter -> waiter.position() < next).toList();
            now = offsets();
        }
        ready.forEach(waiter -> waiter.done().complete(now));
    }

    private void note(RecordMetadata metadata) {
        if (metadata.topic().equals(Topics.REGISTRY.name())) {
            registry = Math.max(registry, metadata.offset());
        } else if (metadata.topic().equals(Topics.OWNERSHIP.name())) {
            ownership.merge(metadata.partition(), metadata.offset(), Math::max);
        }
    }

    private ProjectedOffsets offsets() {
        return new ProjectedOffsets(registry, ownership);
    }

    private synchronized void forget(Waiter waiter) {
        waiters.remove(waiter);
    }

    private record Waiter(long position, CompletableFuture<ProjectedOffsets> done) {}
}
