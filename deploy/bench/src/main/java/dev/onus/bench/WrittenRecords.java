package dev.onus.bench;

import dev.onus.contracts.ProposedDocument;
import dev.onus.contracts.RegistryProposal;
import dev.onus.contracts.Topics;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records in the log of the registry, as if they had been applied to it; a registry that runs reads them as its own. */
final class WrittenRecords implements AutoCloseable {
    /** An apply of that many is one entry of the log, a third of what an entry may have. */
    private static final int IDENTITIES_AT_ONCE = 1_000;

    private final KafkaProducer<String, RegistryProposal> log;

    WrittenRecords(BenchBroker broker) {
        log = new KafkaProducer<>(
                broker.connection().producerProperties("bench-registry-log"),
                new StringSerializer(),
                broker.serdes().serializer(Topics.REGISTRY_LOG));
    }

    /** All of them or none. */
    void write(String proposal, List<ProposedDocument> documents) {
        RegistryProposal proposed = RegistryProposal.newBuilder()
                .setProposalId(proposal)
                .setDocuments(documents)
                .setActor("service:bench")
                .setAt(Instant.now())
                .build();
        log.send(new ProducerRecord<>(Topics.REGISTRY_LOG.name(), proposed));
    }

    /** @param end the number after the last of them */
    void writeIdentities(int from, int end) {
        for (int first = from; first < end; first += IDENTITIES_AT_ONCE) {
            List<ProposedDocument> some = new ArrayList<>();
            for (int number = first; number < Math.min(end, first + IDENTITIES_AT_ONCE); number++) {
                some.add(document(
                        Kind.IDENTITY,
                        BenchOrganisation.identityName(number),
                        BenchOrganisation.identityDocument(number)));
            }
            write("identities-" + first, some);
        }
    }

    static ProposedDocument document(Kind kind, String name, Map<String, Object> document) {
        return document(kind.kindName(), name, RegistryJson.canonical(document));
    }

    static ProposedDocument document(String kind, String name, String json) {
        return ProposedDocument.newBuilder()
                .setKind(kind)
                .setName(name)
                .setJson(json)
                .build();
    }

    /** Returns when the broker has everything. */
    @Override
    public void close() {
        log.close();
    }
}
