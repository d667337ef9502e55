package dev.onus.registry.source;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.ReceiptIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one source sent within a time, counted by what became of it: received is what has an end and what has none yet,
 * and each of the latter is named (SYS-7). It keeps counts and a bounded number of ids, however many events there were.
 */
public final class Reconciliation {
    /** Kinds of ends that are told apart; the rest is counted together. */
    static final int MOST_KINDS = 500;
    /** Ids of events without an end that are named. */
    static final int MOST_NAMED = 1_000;
    /** Events that one question looks at; whoever wants more goes on where it stopped. */
    static final int MOST_EVENTS = 200_000;

    private static final Ending OTHER = new Ending("other", null, "More kinds than are told apart.");

    private final Map<Ending, Long> endings = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();
    private final int mostEvents;
    private long received;
    private long ended;
    /** What came in one millisecond is counted whole, so that nobody has to go on in the middle of it. */
    private @Nullable Instant lastAt;

    private @Nullable Instant stoppedAt;
    private @Nullable Instant oldestOpen;

    private Reconciliation(int mostEvents) {
        this.mostEvents = mostEvents;
    }

    /** Of the events on which the first word was said within [from, to). */
    public static Reconciliation of(ReceiptIndex receipts, String source, Instant from, Instant to) {
        return of(receipts, source, from, to, MOST_EVENTS);
    }

    static Reconciliation of(ReceiptIndex receipts, String source, Instant from, Instant to, int mostEvents) {
        Reconciliation counted = new Reconciliation(mostEvents);
        receipts.received(source, from, to, counted::add);
        return counted;
    }

    private boolean add(Instant first, Receipt receipt) {
        if (received >= mostEvents && !first.equals(lastAt)) {
            stoppedAt = first;
            return false;
        }
        lastAt = first;
        received++;
        if (!receipt.getFinal$()) {
            oldestOpen = oldestOpen == null ? first : oldestOpen;
            if (open.size() < MOST_NAMED) {
                open.add(receipt.getId());
            }
            return true;
        }
        ended++;
        Ending ending = new Ending(
                receipt.getOutcome(), receipt.getRule(), receipt.getCaseId() == null ? receipt.getReason() : null);
        Ending known = endings.containsKey(ending) || endings.size() < MOST_KINDS ? ending : OTHER;
        endings.merge(known, 1L, Long::sum);
        return true;
    }

    public long received() {
        return received;
    }

    /** How many have an end; the sum of {@link #endings}. */
    public long ended() {
        return ended;
    }

    public long open() {
        return received - ended;
    }

    public Map<Ending, Long> endings() {
        return Map.copyOf(endings);
    }

    /** Receipt ids of the oldest events without an end, at most {@value #MOST_NAMED}. */
    public List<String> openReceipts() {
        return List.copyOf(open);
    }

    /** When the first word was written on the oldest event without an end. */
    public Optional<Instant> oldestOpen() {
        return Optional.ofNullable(oldestOpen);
    }

    /** Present when there was more than is counted at once: what was received from then on is not in it. */
    public Optional<Instant> stoppedAt() {
        return Optional.ofNullable(stoppedAt);
    }
}
