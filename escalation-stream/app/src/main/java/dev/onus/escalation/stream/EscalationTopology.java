package dev.onus.escalation.stream;

import dev.onus.contracts.Ownership;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.serde.AvroSerdes;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Alerts, left join the ownership table, merge ownership changes, answers, deliveries and what its own tasks say to each
 * other, into the case processor, out to escalations, effects, cases and receipts (SYS-3). Everything is keyed by the
 * routing key, so it is one sub-topology and nothing is repartitioned.
 */
public final class EscalationTopology {
    /** What its tasks read; the registry's topic is read whole by each process. */
    public static final List<String> INPUTS = Stream.of(
                    Topics.ALERTS, Topics.OWNERSHIP, Topics.RESPONSES, Topics.DELIVERIES, Topics.FAMILIES)
            .map(Topic::name)
            .toList();

    private final AvroSerdes serdes;
    private final CaseProcessing processing;

    public EscalationTopology(AvroSerdes serdes, CaseProcessing processing) {
        this.serdes = serdes;
        this.processing = processing;
    }

    /** @param properties with which it will run; they refuse a store or topic without a name of ours */
    public Topology build(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        KTable<String, Ownership> owners = ownershipTable(builder);

        KStream<String, Input> alerts = builder.stream(Topics.ALERTS.name(), from(Topics.ALERTS, Names.ALERTS_IN))
                .leftJoin(
                        owners,
                        Input.AlertArrived::new,
                        Joined.with(Serdes.String(), serde(Topics.ALERTS), serde(Topics.OWNERSHIP), Names.JOIN_OWNER));
        KStream<String, Input> ownerChanges = owners.toStream(Named.as(Names.OWNER_CHANGES))
                .mapValues(Input.OwnerChanged::new, Named.as(Names.OWNER_CHANGED));
        KStream<String, Input> answers = builder.stream(
                        Topics.RESPONSES.name(), from(Topics.RESPONSES, Names.RESPONSES_IN))
                .mapValues(Input.Answered::new, Named.as(Names.ANSWERED));
        KStream<String, Input> deliveries = builder.stream(
                        Topics.DELIVERIES.name(), from(Topics.DELIVERIES, Names.DELIVERIES_IN))
                .mapValues(Input.Delivered::new, Named.as(Names.DELIVERED));
        KStream<String, Input> families = builder.stream(
                        Topics.FAMILIES.name(), from(Topics.FAMILIES, Names.FAMILIES_IN))
                .mapValues(Input.FamilyHeard::new, Named.as(Names.FAMILY_HEARD));

        KStream<String, SpecificRecord> decided = alerts.merge(ownerChanges, Named.as(Names.WITH_OWNER_CHANGES))
                .merge(answers, Named.as(Names.WITH_ANSWERS))
                .merge(deliveries, Named.as(Names.WITH_DELIVERIES))
                .merge(families, Named.as(Names.WITH_FAMILIES))
                .process(
                        new CaseProcessorSupplier(processing, serde(Topics.ALERTS)),
                        Named.as(Names.CASES_PROCESSOR),
                        Names.OWNERS);

        out(decided, Topics.ESCALATIONS, Names.ESCALATIONS_OUT);
        out(decided, Topics.EFFECTS, Names.EFFECTS_OUT);
        out(decided, Topics.CASES, Names.CASES_OUT);
        out(decided, Topics.RECEIPTS, Names.RECEIPTS_OUT);
        out(decided, Topics.FAMILIES, Names.FAMILIES_OUT);
        out(decided, Topics.DEAD_LETTERS.name(), Topics.ALERTS, Names.DEAD_LETTERS_OUT);
        registry(builder);
        return builder.build(properties);
    }

    /**
     * The table has a changelog of its own: restored from the topic itself, a bad record that was skipped would come
     * back. Its rows are in the topic's wire format, so the registry's schema ids read rows of older releases too.
     */
    private KTable<String, Ownership> ownershipTable(StreamsBuilder builder) {
        return builder.table(
                Topics.OWNERSHIP.name(),
                from(Topics.OWNERSHIP, Names.OWNERSHIP_IN),
                Materialized.<String, Ownership, KeyValueStore<Bytes, byte[]>>as(Names.OWNERS)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serde(Topics.OWNERSHIP))
                        .withCachingDisabled()
                        .withLoggingEnabled(CaseStores.CHANGELOG));
    }

    private void registry(StreamsBuilder builder) {
        RegistryView view = processing.registry();
        Consumed<String, RegistryRecord> consumed =
                Consumed.with(Serdes.String(), serde(Topics.REGISTRY)).withName(Names.REGISTRY_IN);
        builder.addGlobalStore(
                CaseStores.registry(), Topics.REGISTRY.name(), consumed, () -> new RegistryProcessor(view));
    }

    /** The processor forwards each record to the one child that is meant for its type. */
    private <V extends SpecificRecord> void out(KStream<String, SpecificRecord> decided, Topic<V> topic, String name) {
        out(decided, topic.name(), topic, name);
    }

    /** @param as the topic whose values these are, also where they go to another */
    @SuppressWarnings("unchecked")
    private <V extends SpecificRecord> void out(
            KStream<String, SpecificRecord> decided, String topic, Topic<V> as, String name) {
        ((KStream<String, V>) decided)
                .to(
                        topic,
                        Produced.with(Serdes.String(), BoundedOutput.of(serde(as)))
                                .withName(name));
    }

    private <V extends SpecificRecord> Consumed<String, V> from(Topic<V> topic, String name) {
        return Consumed.with(Serdes.String(), serde(topic)).withName(name);
    }

    private <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
        return PerThread.serde(serdes, topic);
    }
}
