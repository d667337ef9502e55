package dev.onus.ingest.publish;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.serialization.Serializer;

/** Avro serializers are for one thread at a time; requests are many, so that they take turns with a few. */
@Singleton
public final class Encoders {
    private record Pair(Serializer<AlertEvent> alerts, Serializer<Receipt> receipts) {}

    private final AvroSerdes serdes;
    private final ConcurrentLinkedQueue<Pair> idle = new ConcurrentLinkedQueue<>();

    public Encoders(AvroSerdes serdes) {
        this.serdes = serdes;
    }

    /** @throws RuntimeException when the schema registry is asked for the first time and does not answer */
    byte[] alert(AlertEvent event) {
        Pair pair = take();
        byte[] bytes = pair.alerts.serialize(Topics.ALERTS.name(), event);
        idle.add(pair);
        return bytes;
    }

    byte[] receipt(Receipt receipt) {
        Pair pair = take();
        byte[] bytes = pair.receipts.serialize(Topics.RECEIPTS.name(), receipt);
        idle.add(pair);
        return bytes;
    }

    private Pair take() {
        Pair pair = idle.poll();
        return pair != null ? pair : new Pair(serdes.serializer(Topics.ALERTS), serdes.serializer(Topics.RECEIPTS));
    }
}
