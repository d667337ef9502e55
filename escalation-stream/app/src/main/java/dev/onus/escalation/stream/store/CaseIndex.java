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
 * Which case an alert belongs to, within one routing key: by its id (the same delivery twice), by its fold key, and by
 * source and dedup key, with which a source ends what another alert of a correlation opened.
 *
 * <pre>[kind][2 bytes length][routing key][what is looked up]</pre>
 */
public final class CaseIndex {
    private static final byte ALERT = 'a';
    private static final byte FOLD = 'f';
    private static final byte SOURCE = 's';
    private static final Bytes OPEN_COUNT = Bytes.wrap(new byte[] {'n'});
    private static final String SEPARATOR = "\n";

    private final KeyValueStore<Bytes, byte[]> entries;
    private final BytesSerializer prefixSerializer = new BytesSerializer();

    public CaseIndex(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    /** The case that this very alert opened or was folded into, also when that case is closed by now. */
    public Optional<CaseId> caseOf(RoutingKey routingKey, AlertId alertId) {
        return first(read(key(ALERT, routingKey, alertId.value())));
    }

    /** The oldest open case with this fold key. */
    public Optional<CaseId> openCaseToFoldInto(RoutingKey routingKey, Alert alert) {
        return first(read(key(FOLD, routingKey, alert.foldKey())));
    }

    /**
     * The cases that a source may mean when it says that its alert is over, the best first; those beside the first may
     * be closed.
     */
    public List<CaseId> casesOfSource(RoutingKey routingKey, Alert alert) {
        List<String> cases = read(key(FOLD, routingKey, alert.foldKey()));
        cases.addAll(read(key(SOURCE, routingKey, sourceKey(alert))));
        return cases.stream().distinct().map(CaseId::new).toList();
    }

    /** From now on this alert is a duplicate when it comes again. */
    public void belongsTo(Case target, Alert alert) {
        write(
                key(ALERT, target.routingKey(), alert.id().value()),
                List.of(target.id().value()));
        if (alert.correlationId().isPresent()) {
            add(key(SOURCE, target.routingKey(), sourceKey(alert)), target.id());
        }
    }

    public void opened(Case opened) {
        add(key(FOLD, opened.routingKey(), opened.foldKey()), opened.id());
        count(1);
    }

    /** A reopened case is older than those opened since, so further alerts fold into it again. */
    public void reopened(Case reopened) {
        Bytes fold = key(FOLD, reopened.routingKey(), reopened.foldKey());
        List<String> cases = read(fold);
        cases.remove(reopened.id().value());
        cases.addFirst(reopened.id().value());
        write(fold, cases);
        count(1);
    }

    public void closed(Case closed) {
        Bytes fold = key(FOLD, closed.routingKey(), closed.foldKey());
        List<String> cases = read(fold);
        cases.remove(closed.id().value());
        write(fold, cases);
        count(-1);
    }

    /** Drops every look-up that leads to the case. Costs as much as its routing key has alerts. */
    public void forgotten(Case forgotten) {
        for (byte kind : new byte[] {ALERT, SOURCE}) {
            for (KeyValue<Bytes, byte[]> entry : entriesOf(kind, forgotten.routingKey())) {
                List<String> cases = parse(entry.value);
                if (cases.remove(forgotten.id().value())) {
                    write(entry.key, cases);
                }
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

    private List<KeyValue<Bytes, byte[]>> entriesOf(byte kind, RoutingKey routingKey) {
        List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                entries.prefixScan(RowKeys.join(new byte[] {kind}, RowKeys.prefix(routingKey)), prefixSerializer)) {
            all.forEachRemaining(found::add);
        }
        return found;
    }

    private static String sourceKey(Alert alert) {
        return alert.source() + SEPARATOR + alert.dedupKey();
    }

    private static Bytes key(byte kind, RoutingKey routingKey, String text) {
        return RowKeys.join(new byte[] {kind}, RowKeys.prefix(routingKey), text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(Bytes key) {
        byte[] value = entries.get(key);
        return value == null ? new ArrayList<>() : parse(value);
    }

    private static List<String> parse(byte[] value) {
        return new ArrayList<>(List.of(new String(value, StandardCharsets.UTF_8).split(SEPARATOR)));
    }

    private void add(Bytes key, CaseId caseId) {
        List<String> cases = read(key);
        if (!cases.contains(caseId.value())) {
            cases.add(caseId.value());
            write(key, cases);
        }
    }

    private void write(Bytes key, List<String> cases) {
        if (cases.isEmpty()) {
            entries.delete(key);
        } else {
            entries.put(key, String.join(SEPARATOR, cases).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<CaseId> first(List<String> cases) {
        return cases.stream().findFirst().map(CaseId::new);
    }
}
