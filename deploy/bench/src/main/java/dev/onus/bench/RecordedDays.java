package dev.onus.bench;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SlaClocks;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.replay.Window;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What lies in the topics after ninety days: ten records for each alert. Every other one is acknowledged in time and
 * resolved, the others reach the backup, who resolves them.
 */
final class RecordedDays {
    private static final int RECORDS_OF_ALERT = 10;
    private static final Duration ACKNOWLEDGED_AFTER = Duration.ofMinutes(3);
    private static final Duration ESCALATED_AFTER = Duration.ofMinutes(30);
    private static final Duration RESOLVED_AFTER = Duration.ofHours(2);

    private final KafkaConnection connection;
    private final AvroSerdes serdes;
    private final Map<String, Serializer<?>> serializers = new HashMap<>();
    private final int identities;
    private long bytes;

    /** @param identities how many the alerts are about, in turn */
    RecordedDays(KafkaConnection connection, AvroSerdes serdes, int identities) {
        this.identities = identities;
        this.connection = connection;
        this.serdes = serdes;
    }

    /** @return how many bytes their values have */
    long write(Window window, int records) {
        Map<String, Object> properties = connection.producerProperties("bench-days");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        int alerts = records / RECORDS_OF_ALERT;
        // The last one is resolved within the window.
        long apart =
                Duration.between(window.from(), window.until()).minusDays(1).toMillis() / alerts;
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < alerts; number++) {
                new Story(producer, number, window.from().plusMillis(number * apart)).write();
            }
        }
        return bytes;
    }

    /** One alert and what became of it. */
    private final class Story {
        private final KafkaProducer<String, byte[]> producer;
        private final int number;
        private final Instant at;
        private final String key;
        private final AlertEvent alert;
        private final CaseId caseId;
        private int revision;

        Story(KafkaProducer<String, byte[]> producer, int number, Instant at) {
            this.producer = producer;
            this.number = number;
            this.at = at;
            this.key = WhatIfOrganisation.identity(number * 7_919 % identities);
            this.alert = alert();
            this.caseId = FromContracts.alert(new RoutingKey(key), alert).caseId();
        }

        void write() {
            send(Topics.ALERTS, alert, at);
            event("opened", at, Optional.empty());
            page("page-requested", at, "1", WhatIfOrganisation.OWNER);
            Instant delivered = at.plusSeconds(1);
            send(Topics.DELIVERIES, delivery(delivered), delivered);
            page("page-delivered", delivered, "1", WhatIfOrganisation.OWNER);
            Instant resolved = at.plus(RESOLVED_AFTER);
            if (number % 2 == 0) {
                Instant acknowledged = at.plus(ACKNOWLEDGED_AFTER);
                send(Topics.RESPONSES, answer("acknowledge", WhatIfOrganisation.OWNER, acknowledged), acknowledged);
                event("acknowledged", acknowledged, Optional.empty());
                send(Topics.RESPONSES, answer("resolve", WhatIfOrganisation.OWNER, resolved), resolved);
            } else {
                Instant escalated = at.plus(ESCALATED_AFTER);
                event("escalated", escalated, Optional.empty());
                page("page-requested", escalated, "2", WhatIfOrganisation.BACKUP);
                send(Topics.RESPONSES, answer("resolve", WhatIfOrganisation.BACKUP, resolved), resolved);
            }
            event("resolved", resolved, Optional.empty());
            page("page-withdrawn", resolved, "1", WhatIfOrganisation.OWNER);
        }

        private void page(String kind, Instant when, String step, String person) {
            PageFacts page = PageFacts.newBuilder()
                    .setPageId(PageId.of(caseId, 1, step, 1, person).value())
                    .setAttempt(1)
                    .setPerson(person)
                    .setCapacity(PageCapacity.accountable)
                    .setAcknowledgeBy(when.plus(ESCALATED_AFTER))
                    .build();
            event(kind, when, Optional.of(page));
        }

        private void event(String kind, Instant when, Optional<PageFacts> page) {
            EscalationEvent.Builder event = EscalationEvent.newBuilder()
                    .setEventId(caseId.value() + "-" + revision)
                    .setCaseId(caseId.value())
                    .setKind(kind)
                    .setAt(when)
                    .setVersion(1)
                    .setRevision(++revision)
                    .setEpisode(1)
                    .setSummary("Key used from an unusual place: " + kind)
                    .setReason("the record of the identity names the team; severity high, policy usual version 1")
                    .setIdentity(identity())
                    .setSeverity(SeverityLevel.high)
                    .setPriority("P2")
                    .setOwner("owners")
                    .setStep(1)
                    .setSla(SlaClocks.newBuilder()
                            .setAcknowledgeBy(at.plus(ESCALATED_AFTER))
                            .setContainBy(at.plus(Duration.ofDays(2)))
                            .setResolveBy(at.plus(Duration.ofDays(3)))
                            .build())
                    .setAlert(facts())
                    .setState(CaseStateName.open);
            page.ifPresent(event::setPage);
            send(Topics.ESCALATIONS, event.build(), when);
        }

        private AlertEvent alert() {
            return AlertEvent.newBuilder()
                    .setAlertId("bench-" + number)
                    .setReceiptId("bench-receipt-" + number)
                    .setRoutingKey(key)
                    .setSource("guardduty")
                    .setIdentityId(key)
                    .setSeverity(SeverityLevel.high)
                    .setTitle("A key was used from an address that it was never used from")
                    .setDescription(
                            "Somebody used the key of a service from outside of the networks that it belongs to.")
                    .setDedupKey("finding-" + number)
                    .setRule("credential-use-from-outside")
                    .setAlertClass("leaked-credential")
                    .setStatus(SourceStatus.open)
                    .setResource("arn:aws:s3:::bench-" + number)
                    .setEnvironment("production")
                    .setOccurredAt(at)
                    .setReceivedAt(at)
                    .setEvidenceUrl("https://siem.example.org/findings/" + number)
                    .build();
        }

        private AlertFacts facts() {
            return AlertFacts.newBuilder()
                    .setAlertId(alert.getAlertId())
                    .setSource(alert.getSource())
                    .setRule(alert.getRule())
                    .setTitle(alert.getTitle())
                    .setResource(alert.getResource())
                    .setAlertClass(alert.getAlertClass())
                    .setEvidenceUrl(alert.getEvidenceUrl())
                    .setDedupKey(alert.getDedupKey())
                    .build();
        }

        private IdentityFacts identity() {
            return IdentityFacts.newBuilder()
                    .setId(key)
                    .setRegistered(true)
                    .setProvider("aws")
                    .setType("access-key")
                    .setEnvironment("production")
                    .setDependents(List.of())
                    .build();
        }

        private Delivery delivery(Instant when) {
            return Delivery.newBuilder()
                    .setPageId(PageId.of(caseId, 1, "1", 1, WhatIfOrganisation.OWNER)
                            .value())
                    .setCaseId(caseId.value())
                    .setRoutingKey(key)
                    .setPerson(WhatIfOrganisation.OWNER)
                    .setReached(true)
                    .setAt(when)
                    .build();
        }

        private Response answer(String action, String person, Instant when) {
            return Response.newBuilder()
                    .setResponseId("bench-" + action + "-" + number)
                    .setRoutingKey(key)
                    .setCaseId(caseId.value())
                    .setAction(action)
                    .setActor(Actor.newBuilder().setPerson(person).build())
                    .setParameters(action.equals("resolve") ? Map.of("outcome", "condition-ended") : Map.of())
                    .setReason("rotated")
                    .setAt(when)
                    .build();
        }

        private <V extends SpecificRecord> void send(Topic<V> topic, V value, Instant when) {
            byte[] encoded = serializer(topic).serialize(topic.name(), value);
            bytes += encoded.length;
            var unused = producer.send(new ProducerRecord<>(topic.name(), null, when.toEpochMilli(), key, encoded));
        }
    }

    @SuppressWarnings("unchecked") // Each topic has the serializer of its own values.
    private <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
        return (Serializer<V>) serializers.computeIfAbsent(topic.name(), name -> serdes.serializer(topic));
    }
}
