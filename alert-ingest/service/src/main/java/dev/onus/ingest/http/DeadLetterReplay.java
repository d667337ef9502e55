package dev.onus.ingest.http;

import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.contracts.deadletter.DeadLetterReplays;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.publish.ReceiptLine;
import dev.onus.ingest.publish.SourceReading;
import dev.onus.registry.client.RegistryReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Dead letters through intake again; those of the stream go back to it. A replay has the alert ids of the first try, so
 * that the stream takes what it already has for a duplicate; it keeps nothing a second time.
 */
@Singleton
final class DeadLetterReplay implements DeadLetterReplays {
    private final DeadLetterLog log;
    private final HttpIntake intake;
    private final AlertEventReplay events;
    private final RegistryReader registry;
    private final SourceReading reading;

    DeadLetterReplay(
            DeadLetterLog log,
            HttpIntake intake,
            AlertEventReplay events,
            RegistryReader registry,
            SourceReading reading) {
        this.log = log;
        this.intake = intake;
        this.events = events;
        this.registry = registry;
        this.reading = reading;
    }

    /**
     * A part of the work.
     *
     * @param letters how many were tried
     * @param next where to go on, by partition; empty when there are no more
     */
    record Done(List<ReceiptLine> receipts, int letters, Map<Integer, Long> next) {}

    /** Empty when one of them is not kept, or no longer; then none is replayed. */
    Optional<Done> named(List<String> ids) {
        List<DeadLetter> letters = new ArrayList<>();
        for (String id : ids) {
            Optional<DeadLetterLog.Kept> kept = log.find(id);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            letters.add(kept.get().letter());
        }
        return Optional.of(new Done(receipts(letters), letters.size(), Map.of()));
    }

    /** The next page of what one source could not be understood in. */
    Done ofSource(String source, Map<Integer, Long> from) {
        DeadLetterLog.Page page = log.read(from, letter -> letter.source().equals(source));
        List<DeadLetter> letters =
                page.letters().stream().map(DeadLetterLog.Kept::letter).toList();
        return new Done(receipts(letters), letters.size(), page.next());
    }

    @Override
    public Optional<Replayed> replay(List<String> ids) {
        return named(ids).map(DeadLetterReplay::counted);
    }

    @Override
    public Replayed replay(String source, Map<Integer, Long> from) {
        return counted(ofSource(source, from));
    }

    private static Replayed counted(Done done) {
        Map<String, Long> outcomes = new TreeMap<>();
        done.receipts().forEach(receipt -> outcomes.merge(receipt.outcome().word(), 1L, Long::sum));
        return new Replayed(done.letters(), outcomes, done.next());
    }

    private List<ReceiptLine> receipts(List<DeadLetter> letters) {
        return letters.stream()
                .flatMap(letter -> AlertEventReplay.isOfTheStream(letter)
                        ? Stream.of(events.replay(letter))
                        : intake.replay(submission(letter)).stream())
                .toList();
    }

    /** As its source is configured now: what was missing may be there today. */
    private Submission submission(DeadLetter letter) {
        SourceOptions options = registry.directory()
                .source(letter.source())
                .map(record -> reading.of(record.spec()))
                .orElseGet(() -> SourceOptions.of(letter.format()));
        return new Submission(letter.body(), letter.source(), options, Map.of(), letter.delivery(), letter.index());
    }
}
