package dev.onus.notifier.ledger;

import dev.onus.contracts.Topics;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in {@code onus.pages}, each row in the partition of the event that asked for the page. */
public final class KafkaLedgerLog implements LedgerLog {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLedgerLog.class);

    private final Journal journal;

    public KafkaLedgerLog(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Written begin(LedgerRow row) {
        Future<RecordMetadata> written =
                journal.begin(Topics.PAGES, row.partition(), row.key().text(), row.toAvro());
        return () -> Journal.await(written);
    }

    @Override
    public void remove(int partition, LedgerKey key) {
        journal.remove(
                Topics.PAGES,
                partition,
                key.text(),
                failure -> LOG.warn("ledger row kept pageId={} reason={}", key.pageId(), failure.getMessage()));
    }
}
