package dev.onus.registry.log;

import dev.onus.contracts.RegistryProposal;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.model.Directory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This replica's copy of the registry: follows the log into a {@link RegistryState} and proposes changes, each of which
 * is answered when it has been read back (design idea C).
 */
@Singleton
public final class RegistryLog implements AutoCloseable {
    /** Within it a proposal comes back or the writer is told that nobody knows. */
    public static final Duration PROPOSE_TIMEOUT = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(RegistryLog.class);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final RegistryState state = new RegistryState();
    private final ProposalAssembly assembly = new ProposalAssembly(state);
    private final Map<String, CompletableFuture<Outcome>> proposed = new ConcurrentHashMap<>();
    private final PositionWaiters waiters = new PositionWaiters();
    private volatile RegistrySnapshot snapshot = RegistrySnapshot.EMPTY;
    private volatile @Nullable TopicFollower<RegistryProposal> follower;
    private volatile @Nullable ProposalWriter writer;

    public RegistryLog(KafkaConnection connection, AvroSerdes serdes) {
        this.connection = connection;
        this.serdes = serdes;
    }

    /** Begins to read; done when everything is read that was in the log. The topic has to exist. */
    public CompletableFuture<Void> start() {
        writer = new ProposalWriter(connection, serdes);
        TopicFollower<RegistryProposal> started = TopicFollower.start(
                connection, Topics.REGISTRY_LOG, serdes.deserializer(Topics.REGISTRY_LOG), this::accept);
        follower = started;
        return started.caughtUp();
    }

    public boolean isCaughtUp() {
        TopicFollower<RegistryProposal> current = follower;
        return current != null && current.isCaughtUp();
    }

    /**
     * Appends the proposal; done when this replica has read it back and so knows what the log decided.
     *
     * <p>Ends with a {@link LogUnavailableException} when that takes longer than {@link #PROPOSE_TIMEOUT}: it may or
     * may not be decided later, and proposing it again with the same id tells.
     */
    public CompletableFuture<Outcome> propose(Proposal proposal) {
        ProposalWriter current = writer;
        if (current == null || !isCaughtUp()) {
            return CompletableFuture.failedFuture(new LogUnavailableException(
                    "Expected the registry to have read its log, but it is still reading."));
        }
        CompletableFuture<Outcome> outcome = proposed.computeIfAbsent(proposal.id(), id -> new CompletableFuture<>());
        current.append(ProposalEntries.of(proposal, Instant.now()), outcome::completeExceptionally);
        return outcome.copy()
                .orTimeout(PROPOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((decided, failure) -> proposed.remove(proposal.id(), outcome));
    }

    /** Looks at the state; nothing changes meanwhile, so the function has to be quick and keep no reference to it. */
    public <T> T read(Function<RegistryState, T> function) {
        lock.readLock().lock();
        try {
            return function.apply(state);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Typed records as of the last entry read; identities aside. */
    public Directory directory() {
        return snapshot.directory();
    }

    /** All records as typed values, as of the last entry read. */
    public RegistrySnapshot snapshot() {
        return snapshot;
    }

    /** Offset of the next entry to read. */
    public long position() {
        TopicFollower<RegistryProposal> current = follower;
        long followed = current == null ? 0 : current.position(0);
        return Math.max(followed, read(RegistryState::nextOffset));
    }

    /** Waits until everything before this offset has been read; false when that takes longer than allowed. */
    public boolean await(long position, Duration atMost) {
        return waiters.await(() -> position() >= position, atMost);
    }

    private void accept(ConsumerRecord<String, RegistryProposal> record) {
        RegistryProposal entry = record.value();
        if (entry == null) {
            return;
        }
        Optional<Outcome> outcome = decide(entry, record.offset(), Instant.ofEpochMilli(record.timestamp()));
        waiters.signal();
        outcome.ifPresent(decided -> {
            CompletableFuture<Outcome> waiting = proposed.remove(entry.getProposalId());
            if (waiting != null) {
                waiting.complete(decided);
            }
        });
    }

    private Optional<Outcome> decide(RegistryProposal entry, long offset, Instant at) {
        lock.writeLock().lock();
        try {
            Optional<Outcome> outcome = assembly.accept(entry, offset, at);
            List<Change> made = outcome.map(RegistryLog::madeHere).orElse(List.of());
            // A repeated proposal has the outcome of an earlier entry, which has changed the snapshot already.
            if (outcome.isPresent() && outcome.get().position() == offset) {
                snapshot = snapshot.after(made);
            }
            return outcome;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static List<Change> madeHere(Outcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> accepted.made();
            case Outcome.Refused refused -> List.of();
        };
    }

    @Override
    @PreDestroy
    public void close() {
        TopicFollower<RegistryProposal> following = follower;
        if (following != null) {
            following.close();
        }
        ProposalWriter writing = writer;
        if (writing != null) {
            writing.close();
        }
        LOG.info("registry-log=closed position={}", position());
    }
}
