package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.TaskWords;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * The one way into the index. Each record and the offset behind it are written in one batch, so a restart goes on
 * exactly where it stopped.
 */
final class IndexWriter {
    /** What the registry asks of its own accord; nobody waits for a verdict on it. */
    private static final Set<String> OWN = Set.of(
            "re-evaluate",
            "link",
            "ended",
            TaskWords.OPEN_TASK,
            TaskWords.LOOKED,
            TaskWords.FILLED,
            TaskWords.HEARD,
            TaskWords.NOTIFY,
            TaskWords.DELIVERY_RECEIPT);

    private static final byte[] FORMAT = in(Table.META).text("format").bytes();

    private final IndexStore store;
    private final CaseCounts counts;
    private final CaseProjection cases;
    private final ReceiptProjection receipts;

    IndexWriter(IndexStore store, CaseCounts counts) {
        this.store = store;
        this.counts = counts;
        this.cases = new CaseProjection(store, counts);
        this.receipts = new ReceiptProjection(store);
    }

    long deliveryTurns() {
        return cases.deliveryTurns();
    }

    void event(ConsumerRecord<String, EscalationEvent> read) {
        write(read, batch -> {
            @Nullable EscalationEvent event = read.value();
            return event == null ? counts.unchanged() : cases.event(batch, keyOf(read), read.offset(), event);
        });
    }

    void state(ConsumerRecord<String, CaseState> read) {
        write(read, batch -> {
            @Nullable CaseState state = read.value();
            if (state != null) {
                return cases.state(batch, state);
            }
            return read.key() == null ? counts.unchanged() : cases.forget(batch, read.key());
        });
    }

    /** What was sent and not judged yet; what nobody asked for, such as a re-evaluation, has no caller who asks. */
    void response(ConsumerRecord<String, Response> read) {
        write(read, batch -> {
            @Nullable Response response = read.value();
            if (response != null && !OWN.contains(response.getAction())) {
                cases.sent(batch, response.getResponseId());
            }
            return counts.unchanged();
        });
    }

    void receipt(ConsumerRecord<String, Receipt> read) {
        write(read, batch -> {
            @Nullable Receipt receipt = read.value();
            if (receipt != null) {
                receipts.receipt(batch, receipt);
            }
            return counts.unchanged();
        });
    }

    /** The next offset to read of each partition that was read from. */
    Map<Integer, Long> offsets(String topic) {
        byte[] prefix = in(Table.META).text("offset").text(topic).bytes();
        Map<Integer, Long> offsets = new HashMap<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            offsets.put(Math.toIntExact(Rows.number(lastNumber(key))), Rows.number(value));
            return true;
        });
        return offsets;
    }

    Optional<String> topicId(String topic) {
        return Optional.ofNullable(store.get(topicIdKey(topic))).map(Rows::text);
    }

    void setTopicId(String topic, String id) {
        inBatch(batch -> batch.put(topicIdKey(topic), Rows.text(id)));
    }

    void startOverIfFormatChanged() {
        byte[] format = store.get(FORMAT);
        if (format == null || !Rows.text(format).equals(Rows.format())) {
            startOver();
        }
    }

    /** Forgets everything, as the log is another one than that which was read. */
    synchronized void startOver() {
        inBatch(batch -> {
            batch.deleteRange(new byte[] {0}, new byte[] {Byte.MAX_VALUE});
            batch.put(FORMAT, Rows.text(Rows.format()));
        });
        counts.clear();
    }

    private synchronized void write(ConsumerRecord<String, ?> read, Step step) {
        CaseCounts.Change[] change = {counts.unchanged()};
        inBatch(batch -> {
            change[0] = step.addTo(batch);
            batch.put(
                    in(Table.META)
                            .text("offset")
                            .text(read.topic())
                            .number(read.partition())
                            .bytes(),
                    Rows.number(read.offset() + 1));
        });
        change[0].takeEffect();
    }

    private void inBatch(Filling filling) {
        try (WriteBatch batch = new WriteBatch()) {
            filling.fill(batch);
            store.write(batch);
        } catch (RocksDBException failed) {
            throw new IllegalStateException("Expected the case index to take a record, but it failed.", failed);
        }
    }

    /** A record that came without its key must not stop its partition; the identity is nearly always the key. */
    private static String keyOf(ConsumerRecord<String, EscalationEvent> read) {
        return read.key() == null ? read.value().getIdentity().getId() : read.key();
    }

    private static byte[] lastNumber(byte[] key) {
        return Arrays.copyOfRange(key, key.length - Long.BYTES, key.length);
    }

    private static byte[] topicIdKey(String topic) {
        return in(Table.META).text("topic-id").text(topic).bytes();
    }

    private interface Step {
        CaseCounts.Change addTo(WriteBatch batch) throws RocksDBException;
    }

    private interface Filling {
        void fill(WriteBatch batch) throws RocksDBException;
    }
}
