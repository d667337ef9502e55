package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.RoutedPartition;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.registry.RegistryParts;
import dev.onus.registry.http.RegistryServer;
import dev.onus.registry.http.RegistryServer.Answer;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ESC-10, over what lies in the topics: a draft is tried on alerts and answers that were recorded. */
class WhatIfOverHttpTest {
    private static final Duration DONE_WITHIN = Duration.ofSeconds(60);
    private static final String KEY = "test:token:what-if";
    /** Not of the policy, so that what one test writes is nothing to the other. */
    private static final String OTHER_KEY = "test:token:what-if-other";

    private static final String ENDED_KEY = "test:token:what-if-ended";

    private static final String RECORDS = """
            {apiVersion: onus.dev/v1, kind: Person, metadata: {name: wi-ana}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: wi-bo}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: wi-cy}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Team, metadata: {name: wi-payments}, spec: {members: [wi-ana]}}
            ---
            {kind: Team, metadata: {name: wi-secops}, spec: {members: [wi-bo]}}
            ---
            kind: Identity
            metadata: {name: what-if-token}
            spec: {id: "test:token:what-if", environment: what-if, owner: wi-payments, backup: wi-secops}
            ---
            {kind: Person, metadata: {name: wi-di}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Team, metadata: {name: wi-others}, spec: {members: [wi-di]}}
            ---
            kind: Identity
            metadata: {name: what-if-other-token}
            spec: {id: "test:token:what-if-other", environment: what-if-other, owner: wi-others}
            ---
            {kind: Person, metadata: {name: wi-em}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Person, metadata: {name: wi-fay}, spec: {contacts: [{channel: console}]}}
            ---
            {kind: Team, metadata: {name: wi-enders}, spec: {members: [wi-em]}}
            ---
            kind: Identity
            metadata: {name: what-if-ended-token}
            spec: {id: "test:token:what-if-ended", environment: what-if-ended, owner: wi-enders}
            ---
            kind: EscalationPolicy
            metadata: {name: what-if-ended-policy}
            spec:
              match: {environment: [what-if-ended]}
              steps:
                - {notify: [owner], acknowledgeWithin: PT5M}
                - {notify: ["person:wi-fay"], acknowledgeWithin: PT10M}
              fallback: {notify: ["person:wi-fay"]}
            """;
    private static final String POLICY = """
            kind: EscalationPolicy
            metadata: {name: what-if-policy}
            spec:
              match: {environment: [what-if]}
              priority: 300
              steps:
                - {notify: [owner], acknowledgeWithin: PT5M}
                - {notify: [backup], acknowledgeWithin: PT10M}
              fallback: {notify: ["team:wi-secops"]}
            """;
    private static final String DRAFT = """
            {"kind": "EscalationPolicy", "metadata": {"name": "what-if-policy"}, "spec": {
              "match": {"environment": ["what-if"]}, "priority": 300,
              "steps": [{"notify": ["person:wi-cy"], "acknowledgeWithin": "PT5M"},
                        {"notify": ["backup"], "acknowledgeWithin": "PT10M"}],
              "fallback": {"notify": ["team:wi-secops"]}}}""";

    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
        Answer applied = server.apply(RECORDS + "---\n" + POLICY);
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        for (String policy : List.of("what-if-policy", "what-if-ended-policy")) {
            server.send("DELETE", "/v1/escalation-policies/" + policy, RegistryServer.ADMIN_TOKEN, null, Map.of());
        }
        server.close();
    }

    /** Ana says at once that it is not hers, so bo is paged. Under the draft nobody asks her, and cy says nothing. */
    @Test
    void shouldSayWhoWouldHaveBeenPagedInstead() {
        AlertEvent alert = alert(KEY);
        write(Topics.ALERTS, KEY, alert);
        write(Topics.RESPONSES, KEY, declined(alert));

        JsonNode done = done("{\"policies\": [" + DRAFT + "], \"period\": \"PT1H\"}");

        JsonNode result = done.path("result");
        assertThat(pages(result, "wi-ana")).isEqualTo("1 to 0");
        assertThat(pages(result, "wi-bo")).isEqualTo("1 to 0");
        assertThat(pages(result, "wi-cy")).isEqualTo("0 to 1");
        assertThat(result.path("same").asBoolean()).isFalse();
        assertThat(result.path("pagesMore").path("first").findValuesAsText("person"))
                .contains("wi-cy");
        assertThat(result.path("pagesFewer").path("first").findValuesAsText("person"))
                .contains("wi-ana", "wi-bo");
        assertThat(result.path("assumptions")).isNotEmpty();
        assertThat(done.path("read").asLong())
                .as("to the end, though each record here is a transaction of two offsets")
                .isPositive()
                .isEqualTo(done.path("total").asLong());
        assertThat(server.get("/v1/escalation-policies/what-if-policy")
                        .json()
                        .at("/spec/steps/0/notify/0")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void shouldFindNoDifferenceUnderThePolicyInForce() {
        write(Topics.ALERTS, OTHER_KEY, alert(OTHER_KEY));
        String inForce = DRAFT.replace("person:wi-cy", "owner");

        JsonNode result =
                done("{\"policies\": [" + inForce + "], \"period\": \"PT1H\"}").path("result");

        assertThat(result.path("inputs").asLong()).isPositive();
        assertThat(result.path("same").asBoolean()).as(result.toString()).isTrue();
    }

    /** Each partition has it, under a key that is nobody's. Nobody is paged then because em cannot be reached. */
    @Test
    void shouldHearThatASourceEndsAFindingWithoutNamingTheIdentity() {
        AlertEvent alert = alert(ENDED_KEY);
        RoutingKey nobodys = RoutingKey.unresolved(alert.getSource(), alert.getDedupKey());
        write(Topics.ALERTS, ENDED_KEY, alert);
        write(Topics.ALERTS, ENDED_KEY, nobodys.value(), overWithoutIdentity(alert, nobodys));
        write(Topics.DELIVERIES, ENDED_KEY, unreached(alert, "wi-em"));
        String inForce = DRAFT.replace("person:wi-cy", "owner");

        JsonNode result =
                done("{\"policies\": [" + inForce + "], \"period\": \"PT1H\"}").path("result");

        assertThat(pages(result, "wi-em")).isEqualTo("1 to 1");
        assertThat(pages(result, "wi-fay")).isEqualTo("nobody of this name");
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() {
        assertThat(server.post("/v1/what-if", "{\"policies\": []}", Map.of()).status())
                .isEqualTo(400);
        assertThat(server.post("/v1/what-if", "{\"policies\": [" + DRAFT + "], \"period\": \"P93D\"}", Map.of())
                        .body())
                .contains("P92D");
        assertThat(server.post("/v1/what-if", "", Map.of()).status()).isEqualTo(400);
        assertThat(server.send("POST", "/v1/what-if", null, "{}", Map.of()).status())
                .isEqualTo(401);
        assertThat(server.get("/v1/what-if/nowhere").status()).isEqualTo(404);
        assertThat(server.get("/v1/what-if/nowhere").body()).contains("another replica");
        assertThat(server.send("DELETE", "/v1/what-if/nowhere", RegistryServer.ADMIN_TOKEN, null, Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static String pages(JsonNode result, String person) {
        for (JsonNode each : result.path("people")) {
            if (each.path("person").asText().equals(person)) {
                return each.at("/actual/pages").asLong() + " to "
                        + each.at("/draft/pages").asLong();
            }
        }
        return "nobody of this name";
    }

    private static JsonNode done(String question) {
        Answer started = server.post("/v1/what-if", question, Map.of());
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String where = started.header("Location");
        await().atMost(DONE_WITHIN)
                .until(() -> !server.get(where).json().path("state").asText().equals("running"));
        JsonNode done = server.get(where).json();
        Described.assertOf("WhatIf", done, server.get("/openapi.yml", null).body());
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        return done;
    }

    private static AlertEvent alert(String key) {
        String id = UUID.randomUUID().toString();
        return AlertEvent.newBuilder()
                .setAlertId(id)
                .setReceiptId("receipt-" + id)
                .setRoutingKey(key)
                .setSource("what-if-test")
                .setIdentityId(key)
                .setSeverity(SeverityLevel.high)
                .setTitle("Key used from an unusual place")
                .setDedupKey(id)
                .setAlertClass("leaked-credential")
                .setStatus(SourceStatus.open)
                .setReceivedAt(Instant.now())
                .build();
    }

    private static AlertEvent overWithoutIdentity(AlertEvent alert, RoutingKey nobodys) {
        return AlertEvent.newBuilder(alert)
                .setAlertId(alert.getAlertId() + "-over")
                .setRoutingKey(nobodys.value())
                .clearIdentityId()
                .setStatus(SourceStatus.resolved)
                .build();
    }

    private static Delivery unreached(AlertEvent alert, String person) {
        CaseId caseId = caseId(alert);
        return Delivery.newBuilder()
                .setPageId(PageId.of(caseId, 1, "1", 1, person).value())
                .setCaseId(caseId.value())
                .setRoutingKey(alert.getRoutingKey())
                .setPerson(person)
                .setReached(false)
                .setAt(Instant.now())
                .build();
    }

    private static CaseId caseId(AlertEvent alert) {
        return FromContracts.alert(new RoutingKey(alert.getRoutingKey()), alert).caseId();
    }

    private static Response declined(AlertEvent alert) {
        return Response.newBuilder()
                .setResponseId(UUID.randomUUID().toString())
                .setRoutingKey(KEY)
                .setCaseId(caseId(alert).value())
                .setAction("decline")
                .setActor(Actor.newBuilder().setPerson("wi-ana").build())
                .setParameters(Map.of())
                .setReason("not mine")
                .setAt(Instant.now())
                .build();
    }

    private static <V extends SpecificRecord> void write(Topic<V> topic, String key, V record) {
        write(topic, key, key, record);
    }

    /** @param at the routing key in whose partition it is written */
    private static <V extends SpecificRecord> void write(Topic<V> topic, String at, String key, V record) {
        try (KafkaProducer<String, V> producer = producer(topic)) {
            int partition =
                    RoutedPartition.of(at, producer.partitionsFor(topic.name()).size());
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(topic.name(), partition, key, record));
            producer.commitTransaction();
        }
        // Only once everybody can read what was committed, another one of its name begins.
        producer(topic).close();
    }

    private static <V extends SpecificRecord> KafkaProducer<String, V> producer(Topic<V> topic) {
        KafkaProducer<String, V> producer = new KafkaProducer<>(
                RegistryParts.CONNECTION.producerProperties("what-if-test", "what-if-test"),
                new StringSerializer(),
                RegistryParts.SERDES.serializer(topic));
        producer.initTransactions();
        return producer;
    }
}
