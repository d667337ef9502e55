package dev.onus.contracts;

import java.util.Set;

/**
 * A topic, declared once. Its name, key, value, writers and readers are those of the interface contract.
 *
 * @param keyMeaning what the record key says; a dash where there is none
 * @param valueType the Avro class of its values, or {@code byte[]} where they are as somebody else made them
 */
public record Topic<V>(
        String name,
        String keyMeaning,
        Class<V> valueType,
        Partitioning partitioning,
        Retention retention,
        Set<Service> writers,
        Set<Service> readers) {
    public Topic {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Expected the name of a topic, but it is empty.");
        }
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
    }

    /** The subject of its values in the schema registry, by Confluent's TopicNameStrategy. */
    public String subject() {
        return name + "-value";
    }

    /** Whether its values are Avro records with a schema in the registry. */
    public boolean isAvro() {
        return valueType != byte[].class;
    }

    /**
     * Whether the broker stamps the records. What the escalation stream reads is timed by the broker alone, so that no
     * writer's clock moves a deadline. What it says to itself has the time of what it was said about, which the broker
     * has stamped: so it is read before what came later, also while much of that waits.
     */
    public boolean isStampedByBroker() {
        return readers.contains(Service.ESCALATION_STREAM) && !writers.contains(Service.ESCALATION_STREAM);
    }

    /** Whether somebody outside of Onus writes it, and therefore also sets it up. */
    public boolean isForeign() {
        return writers.contains(Service.SIEM);
    }

    @Override
    public String toString() {
        return name;
    }
}
