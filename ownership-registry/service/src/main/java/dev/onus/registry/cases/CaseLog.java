package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The index together with those who wait for it: for the verdict on an answer, or for a revision of a case that another
 * replica has already shown (design decision 9).
 */
public final class CaseLog {
    private final CaseIndex index;
    private final Waiting<EscalationEvent> verdicts = new Waiting<>();
    private final Waiting<Long> revisions = new Waiting<>();
    private final AtomicLong effectEvents = new AtomicLong();
    private final AtomicLong acceptedOffers = new AtomicLong();
    private final AtomicReference<@Nullable EscalationEvent> lookDue = new AtomicReference<>();
    private final MovedCases moved = new MovedCases();

    public CaseLog(CaseIndex index) {
        this.index = index;
    }

    public CaseIndex index() {
        return index;
    }

    /**
     * Cases of which something was read since the last time.
     *
     * @param more whether there were too many to remember, so that all have to be looked at
     */
    public record Moved(Set<String> caseIds, boolean more) {
        public Moved {
            caseIds = Set.copyOf(caseIds);
        }
    }

    /** For the one that watches all cases; each is given once. */
    public Moved takeMoved() {
        return moved.take();
    }

    /** How many events about effects were read since the start; it moves when there is something new. */
    public long effectEvents() {
        return effectEvents.get();
    }

    /** The last time that the stream asked the registry to look; empty before the first since the start. */
    public Optional<EscalationEvent> lookDue() {
        return Optional.ofNullable(lookDue.get());
    }

    /** How many acceptances of offered shifts were read since the start; it moves when there is a new one. */
    public long acceptedOffers() {
        return acceptedOffers.get();
    }

    void events(List<ConsumerRecord<String, EscalationEvent>> read) {
        index.writer().events(read);
        read.stream().map(ConsumerRecord::value).filter(Objects::nonNull).forEach(this::arrived);
    }

    void states(List<ConsumerRecord<String, CaseState>> read) {
        index.writer().states(read);
        read.stream().map(ConsumerRecord::value).filter(Objects::nonNull).forEach(state -> {
            moved.add(state.getId());
            revisions.arrived(state.getId(), state.getRevision());
        });
    }

    private void arrived(EscalationEvent event) {
        if (event.getKind().equals(TimelineKind.LOOK_DUE.word())) {
            lookDue.set(event);
        }
        revisions.arrived(event.getCaseId(), event.getRevision());
        if (event.getCase$() != null) {
            moved.add(event.getCaseId());
        }
        if (CaseProjection.isAcceptedOffer(event)) {
            acceptedOffers.incrementAndGet();
        }
        if (event.getEffect() != null) {
            effectEvents.incrementAndGet();
        }
        if (event.getResponse() != null) {
            String responseId = event.getResponse().getResponseId();
            index.verdict(responseId).ifPresent(verdict -> verdicts.arrived(responseId, verdict));
        }
    }

    /**
     * Lets something happen and waits for the verdict on it. The caller is registered before, so that no verdict slips
     * between.
     */
    public Optional<EscalationEvent> verdictAfter(String responseId, Runnable sending, Duration patience) {
        CompletableFuture<EscalationEvent> verdict = verdicts.expect(responseId);
        try {
            sending.run();
            return index.verdict(responseId).or(() -> await(verdict, patience));
        } finally {
            verdicts.giveUp(responseId, verdict);
        }
    }

    /** Waits until the case has at least this revision here; false if that takes too long. */
    public boolean awaitRevision(String caseId, long revision, Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (true) {
            CompletableFuture<Long> moved = revisions.expect(caseId);
            try {
                if (hasRevision(caseId, revision)) {
                    return true;
                }
                long left = giveUpAt - System.nanoTime();
                if (left <= 0 || await(moved, Duration.ofNanos(left)).isEmpty()) {
                    return hasRevision(caseId, revision);
                }
            } finally {
                revisions.giveUp(caseId, moved);
            }
        }
    }

    /** Whether anybody waits; nobody may be forgotten. */
    public boolean isAwaited() {
        return !verdicts.isEmpty() || !revisions.isEmpty();
    }

    private boolean hasRevision(String caseId, long revision) {
        return index.find(caseId)
                .filter(found -> found.getRevision() >= revision)
                .isPresent();
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration patience) {
        try {
            return Optional.of(future.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Expected only arrivals, but one failed.", impossible);
        }
    }
}
