package dev.onus.e2e;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.registry.ConfluentSchemaRegistry;
import dev.onus.contracts.registry.SchemaRegistrySettings;
import dev.onus.contracts.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What any subscriber reads of {@code onus.escalations}: which cases came to what, and every page that was ever asked for,
 * also one that was taken back before anybody got it. It keeps no more of an event than that.
 */
final class EscalationLog implements AutoCloseable {
    /** A page that was asked for, whatever became of it. */
    record Asked(String identity, String caseId, String person, String pageId) {}

    private final Map<String, Map<String, String>> identityOfCaseByKind = new ConcurrentHashMap<>();
    private final List<Asked> pages = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final TopicFollower<EscalationEvent> follower;

    EscalationLog(String bootstrapServers, String schemaRegistryUrl) {
        AvroSerdes serdes = new AvroSerdes(new ConfluentSchemaRegistry(SchemaRegistrySettings.of(schemaRegistryUrl)));
        follower = TopicFollower.start(
                KafkaConnection.of(bootstrapServers),
                Topics.ESCALATIONS,
                serdes.deserializer(Topics.ESCALATIONS),
                record -> take(record.value()));
    }

    /** A follower may give a record again, which is the same event. */
    private void take(EscalationEvent event) {
        if (!seen.add(event.getEventId())) {
            return;
        }
        String identity = event.getIdentity().getId();
        identityOfCaseByKind
                .computeIfAbsent(event.getKind(), kind -> new ConcurrentHashMap<>())
                .put(event.getCaseId(), identity);
        PageFacts page = event.getPage();
        if (event.getKind().equals("page-requested") && page != null) {
            pages.add(new Asked(identity, event.getCaseId(), page.getPerson(), page.getPageId()));
        }
    }

    /** How many cases of identities that begin so have had an event of the kind. */
    long cases(String kind, String identityPrefix) {
        return identityOfCaseByKind.getOrDefault(kind, Map.of()).values().stream()
                .filter(identity -> identity.startsWith(identityPrefix))
                .count();
    }

    List<Asked> pages(String identityPrefix) {
        return pages.stream()
                .filter(page -> page.identity().startsWith(identityPrefix))
                .toList();
    }

    @Override
    public void close() {
        follower.close();
    }
}
