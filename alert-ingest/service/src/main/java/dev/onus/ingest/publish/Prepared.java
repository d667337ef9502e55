package dev.onus.ingest.publish;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is to be written for one message, and what its sender is told once that is durable. */
public record Prepared(List<ProducerRecord<String, byte[]>> records, List<ReceiptLine> receipts) {
    public Prepared {
        records = List.copyOf(records);
        receipts = List.copyOf(receipts);
    }

    /** An empty body is ignored, and is no good item either. */
    public boolean hasGoodItem() {
        return receipts.stream().anyMatch(receipt -> receipt.outcome() == ReceiptOutcome.ACCEPTED);
    }
}
