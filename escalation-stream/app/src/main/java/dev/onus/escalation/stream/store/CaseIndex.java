package dev.onus.escalation.stream.store;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which case an alert belongs to: within one routing key by its id (the same delivery twice) and by its fold key, and
 * within the whole task by source and dedup key, for a source that ends a finding without naming the identity.
 *
 * <pre>
 * 'a' [2 bytes length][routing key][alert id]  the case, and the source and dedup key of the alert
 * 'f' [2 bytes length][routing key][fold key]  open cases, the oldest first
 * 's' [source][dedup key]                      cases and their routing keys, the newest last
 * </pre>
 */
public final class CaseIndex {
    /** Cases that one source and dedup key leads to; more than one is open only when correlations differ. */
    static final int MAX_CASES_OF_SOURCE = 16;

    private static final byte ALERT = 'a';
    private static final byte FOLD = 'f';
    private static final byte SOURCE = 's';
    private static final Bytes OPEN_COUNT = Bytes.wrap(new byte[] {'n'});

    private final KeyValueStore<Bytes, byte[]> entries;
    private final BytesSerializer prefixSerializer = new BytesSerializer();

    public CaseIndex(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    /** Where a case is kept. */
    public record Place(RoutingKey routingKey, CaseId caseId) {}

    /** The case that this very alert opened or was folded into, also when that case is closed by now. */
    public Optional<CaseId> caseOf(RoutingKey routingKey, AlertId alertId) {
        return read(key(ALERT, routingKey, alertId.value())).stream()
                .findFirst()
                .map(CaseId::new);
    }

    /** The oldest open case with this fold key. */
    public Optional<CaseId> openCaseToFoldInto(Alert alert) {
        return read(key(FOLD, alert.routingKey(), alert.foldKey())).stream()
                .findFirst()
                .map(CaseId::new);
    }

    /**
     * Where the case may be that a source means when it says that a finding is over, the best first; some may be closed.
     * An alert that names no identity is looked for under every routing key of this task (design: routing key).
     */
    public List<Place> casesOfSource(Alert alert) {
        List<Place> places = new ArrayList<>();
        openCaseToFoldInto(alert).ifPresent(caseId -> places.add(new Place(alert.routingKey(), caseId)));
        for (String text : read(sourceKey(alert.source(), alert.dedupKey()))) {
            Place place = place(text);
            if (alert.routingKey().isUnresolved() || place.routingKey().equals(alert.routingKey())) {
                places.add(place);
            }
        }
        return places;
    }

    /** From now on this alert is a duplicate when it comes again. */
    public void belongsTo(Case target, Alert alert) {
        write(
                key(ALERT, target.routingKey(), alert.id().value()),
                List.of(target.id().value(), alert.source(), alert.dedupKey()));
        if (!target.isClosed()) {
            add(sourceKey(alert.source(), alert.dedupKey()), text(target), MAX_CASES_OF_SOURCE);
        }
    }

    public void opened(Case opened) {
        add(foldKey(opened), opened.id().value(), Integer.MAX_VALUE);
        count(1);
    }

    /** A reopened case is older than those opened since, so further alerts fold into it again. */
    public void reopened(Case reopened) {
        Bytes fold = foldKey(reopened);
        List<String> cases = read(fold);
        cases.remove(reopened.id().value());
        cases.addFirst(reopened.id().value());
        write(fold, cases);
        add(sourceKey(reopened), text(reopened), MAX_CASES_OF_SOURCE);
        count(1);
    }

    public void closed(Case closed) {
        remove(foldKey(closed), closed.id().value());
        remove(sourceKey(closed), text(closed));
        count(-1);
    }

    /** Drops every look-up that leads to the case. Costs as much as its routing key has alerts. */
    public void forgotten(Case forgotten) {
        List<KeyValue<Bytes, byte[]>> alerts = new ArrayList<>();
        Bytes prefix = RowKeys.join(new byte[] {ALERT}, RowKeys.prefix(forgotten.routingKey()));
        try (KeyValueIterator<Bytes, byte[]> all = entries.prefixScan(prefix, prefixSerializer)) {
            all.forEachRemaining(alerts::add);
        }
        for (KeyValue<Bytes, byte[]> alert : alerts) {
            List<String> parts = Texts.read(alert.value);
            if (parts.getFirst().equals(forgotten.id().value())) {
                entries.delete(alert.key);
                remove(sourceKey(parts.get(1), parts.get(2)), text(forgotten));
            }
        }
    }

    /** How many cases of this task are open; kept as a row, so that nothing is counted at start. */
    public long openCases() {
        byte[] count = entries.get(OPEN_COUNT);
        return count == null ? 0 : ByteBuffer.wrap(count).getLong();
    }

    private void count(int change) {
        entries.put(
                OPEN_COUNT,
                ByteBuffer.allocate(Long.BYTES).putLong(openCases() + change).array());
    }

    private static Bytes foldKey(Case of) {
        return key(FOLD, of.routingKey(), of.foldKey());
    }

    private static Bytes sourceKey(Case of) {
        return sourceKey(of.alert().source(), of.alert().dedupKey());
    }

    private static Bytes sourceKey(String source, String dedupKey) {
        return RowKeys.join(new byte[] {SOURCE}, Texts.write(List.of(source, dedupKey)));
    }

    private static Bytes key(byte kind, RoutingKey routingKey, String text) {
        return RowKeys.join(new byte[] {kind}, RowKeys.prefix(routingKey), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Case of) {
        return of.id().value() + " " + of.routingKey().value();
    }

    private static Place place(String text) {
        int space = text.indexOf(' ');
        return new Place(new RoutingKey(text.substring(space + 1)), new CaseId(text.substring(0, space)));
    }

    private List<String> read(Bytes key) {
        byte[] value = entries.get(key);
        return value == null ? new ArrayList<>() : Texts.read(value);
    }

    private void add(Bytes key, String text, int most) {
        List<String> texts = read(key);
        if (!texts.contains(text)) {
            texts.add(text);
            write(key, texts.size() > most ? texts.subList(texts.size() - most, texts.size()) : texts);
        }
    }

    private void remove(Bytes key, String text) {
        List<String> texts = read(key);
        if (texts.remove(text)) {
            write(key, texts);
        }
    }

    private void write(Bytes key, List<String> texts) {
        if (texts.isEmpty()) {
            entries.delete(key);
        } else {
            entries.put(key, Texts.write(texts));
        }
    }
}
