package dev.onus.contracts.serde;

import dev.onus.contracts.Topic;
import dev.onus.contracts.registry.SchemaRegistry;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializers and deserializers for the values of a topic: Avro in the Confluent wire format. Each instance is for one
 * thread at a time; take one per producer, consumer or task.
 */
public final class AvroSerdes {
    private final SchemaRegistry registry;

    public AvroSerdes(SchemaRegistry registry) {
        this.registry = registry;
        TrustedClasses.trustContracts();
    }

    public <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
        return new AvroSerializer<>(registry, topic);
    }

    /** Reads with our schema what anybody wrote with theirs. A null value stays null. */
    public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
        return new AvroDeserializer<>(registry, topic);
    }

    /** Asks for (and where that is allowed registers) the schemas ahead, so that no record has to wait for it. */
    public void warmUp(Collection<Topic<?>> topics) {
        topics.stream().filter(Topic::isAvro).forEach(topic -> registry.idOf(topic.subject(), schemaOf(topic)));
    }

    static Schema schemaOf(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueType());
    }
}
