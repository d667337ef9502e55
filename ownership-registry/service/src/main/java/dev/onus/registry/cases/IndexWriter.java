package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.TaskWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the index. Records that were read together and the offsets behind them are written at once, so a restart
 * goes on exactly where it stopped.
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

    /** Cases that are looked at in one turn, between which records come in. */
    static final int MOST_FORGOTTEN_TOGETHER = 100;

    private static final String OFFSET = "offset";
    private static final byte[] FORMAT = in(Table.META).text("format").bytes();

    private final IndexStore store;
    private final CaseCounts counts;
    private final LetGo letGo = new LetGo();
    private final CaseProjection cases;
    private final CaseForgetting forgetting;
    private final ReceiptProjection receipts = new ReceiptProjection();

    IndexWriter(IndexStore store, CaseCounts counts) {
        this.store = store;
        this.counts = counts;
        this.cases = new CaseProjection(counts, letGo);
        this.forgetting = new CaseForgetting(counts, letGo);
    }

    long deliveryTurns() {
        return cases.deliveryTurns();
    }

    void events(List<ConsumerRecord<String, EscalationEvent>> read) {
        write(read, (turn, record) -> {
            @Nullable EscalationEvent event = record.value();
            return event == null ? counts.unchanged() : cases.event(turn, keyOf(record), record.offset(), event);
        });
    }

    void states(List<ConsumerRecord<String, CaseState>> read) {
        write(read, (turn, record) -> {
            @Nullable CaseState state = record.value();
            if (state != null) {
                return cases.state(turn, state);
            }
            return record.key() == null
                    ? counts.unchanged()
                    : forgetting.forget(turn, record.key(), Instant.ofEpochMilli(record.timestamp()));
        });
    }

    /** What was sent and not judged yet; what nobody asked for, such as a re-evaluation, has no caller who asks. */
    void responses(List<ConsumerRecord<String, Response>> read) {
        write(read, (turn, record) -> {
            @Nullable Response response = record.value();
            if (response != null && !OWN.contains(response.getAction())) {
                cases.sent(turn, response.getResponseId());
            }
            return counts.unchanged();
        });
    }

    void receipts(List<ConsumerRecord<String, Receipt>> read) {
        write(read, (turn, record) -> {
            @Nullable Receipt receipt = record.value();
            if (receipt != null) {
                receipts.receipt(turn, receipt);
            }
            return counts.unchanged();
        });
    }

    /**
     * Takes out what the stream has let go of; only to be asked for when all of the log has been read.
     *
     * @return whether there may be more
     */
    boolean forgetOld(Instant now) {
        int[] looked = {0};
        inOneTurn(turn -> {
            List<CaseCounts.Change> changes = forgetting.forgetOld(turn, now, MOST_FORGOTTEN_TOGETHER);
            looked[0] = changes.size();
            return changes;
        });
        return looked[0] > 0;
    }

    /** The next offset to read of each partition that was read from. */
    Map<Integer, Long> offsets(String topic) {
        byte[] prefix = in(Table.META).text(OFFSET).text(topic).bytes();
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
        store.write(batch -> batch.put(topicIdKey(topic), Rows.text(id)));
    }

    void startOverIfFormatChanged() {
        byte[] format = store.get(FORMAT);
        if (format == null || !Rows.text(format).equals(Rows.format())) {
            startOver();
        }
    }

    /** Forgets everything, as the log is another one than that which was read. */
    synchronized void startOver() {
        store.write(batch -> {
            batch.deleteRange(new byte[] {0}, new byte[] {Byte.MAX_VALUE});
            batch.put(FORMAT, Rows.text(Rows.format()));
        });
        counts.clear();
    }

    private <V> void write(List<ConsumerRecord<String, V>> read, Step<V> step) {
        inOneTurn(turn -> {
            List<CaseCounts.Change> changes = new ArrayList<>(read.size());
            for (ConsumerRecord<String, V> record : read) {
                changes.add(step.addTo(turn, record));
                turn.put(
                        in(Table.META)
                                .text(OFFSET)
                                .text(record.topic())
                                .number(record.partition())
                                .bytes(),
                        Rows.number(record.offset() + 1));
            }
            return changes;
        });
    }

    private synchronized void inOneTurn(Function<IndexTurn, List<CaseCounts.Change>> filling) {
        IndexTurn turn = new IndexTurn(store);
        List<CaseCounts.Change> changes;
        try {
            changes = filling.apply(turn);
            turn.write();
        } catch (RuntimeException notWritten) {
            letGo.lookFromTheStart();
            receipts.lookFromTheStart();
            throw notWritten;
        }
        changes.forEach(CaseCounts.Change::takeEffect);
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

    private interface Step<V> {
        CaseCounts.Change addTo(IndexTurn turn, ConsumerRecord<String, V> record);
    }
}
