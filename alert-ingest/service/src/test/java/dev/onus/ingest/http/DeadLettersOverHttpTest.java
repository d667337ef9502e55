package dev.onus.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Topics;
import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.ingest.Bench;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dead letters on a real broker: found by source, understood later, and then the same alerts however often. */
class DeadLettersOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPPING = """
            {"mapping": {"jsonata": "{'identityId': 'github:token:' & key, 'title': 'Seen ' & key,\
             'dedupKey': key, 'severity': 'high'}"}}""";

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = Bench.started();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void shouldListOneSourceAlone() throws Exception {
        send("listed-one", 3);
        send("listed-other", 2);

        List<JsonNode> items = listed("listed-one");

        assertThat(items).hasSize(3).allSatisfy(item -> {
            assertThat(item.path("source").asText()).isEqualTo("listed-one");
            assertThat(item.path("reason").asText()).startsWith("Expected a shape that Onus knows");
            assertThat(item.path("position").asText()).isEqualTo("http");
        });
    }

    @Test
    void shouldShowTheNewestFirstToPeople() throws Exception {
        send("newest", 5);

        DeadLetterLog.Page page = bench.bean(DeadLetterLog.class)
                .newest(Map.of(), letter -> letter.source().equals("newest"));

        assertThat(page.letters()).hasSize(5);
        assertThat(page.letters())
                .extracting(kept -> kept.letter().at())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(bench.bean(DeadLetterLog.class)
                        .find(page.letters().getFirst().id()))
                .get()
                .extracting(kept -> kept.letter().receiptId())
                .isEqualTo(page.letters().getFirst().letter().receiptId());
    }

    @Test
    void shouldMakeTheSameAlertsOnceTheMappingHasArrivedHoweverOftenItIsReplayed() throws Exception {
        send("mapped-later", 120);
        assertThat(bench.alertsTitled("Seen mapped-later-7")).isEmpty();
        bench.record("Source", "mapped-later", MAPPING);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(replayed("mapped-later")).allMatch(outcome -> outcome.equals("accepted")));
        replayed("mapped-later");

        List<ConsumerRecord<String, AlertEvent>> alerts = bench.alerts().stream()
                .filter(alert -> alert.value().getTitle().startsWith("Seen mapped-later-"))
                .toList();
        Set<String> ids = new TreeSet<>();
        alerts.forEach(alert -> ids.add(alert.value().getAlertId()));
        assertThat(alerts.size()).isGreaterThanOrEqualTo(240);
        assertThat(ids).as("a replay has the ids of the first try").hasSize(120);
        assertThat(listed("mapped-later")).as("nothing is kept twice").hasSize(120);
    }

    @Test
    void shouldPutAnAlertThatTheStreamCouldNotHandleBackAsItWas() throws Exception {
        bench.post(
                "/v1/alerts",
                "{\"source\":\"of-the-stream\",\"title\":\"Put aside\",\"identityId\":\"github:token:put-aside\"}");
        ConsumerRecord<String, AlertEvent> first =
                bench.alertsTitled("Put aside").getFirst();
        int elsewhere = (first.partition() + 1) % Bench.PARTITIONS;
        keep(first.value(), DeadLetter.ALERT_EVENT, "onus.alerts-" + elsewhere + "@7");
        keep(first.value(), DeadLetter.OTHER_RECORD, "onus.responses-0@7");

        List<String> outcomes = replayed("of-the-stream");

        assertThat(outcomes).containsExactlyInAnyOrder("accepted", "rejected");
        ConsumerRecord<String, AlertEvent> again =
                bench.alertsTitled("Put aside").getLast();
        assertThat(bench.alertsTitled("Put aside")).hasSize(2);
        assertThat(bench.alertsTitled("Put aside"))
                .extracting(ConsumerRecord::partition)
                .containsExactlyInAnyOrder(first.partition(), elsewhere);
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.value()).isEqualTo(first.value());
    }

    /** As the stream does. */
    private static void keep(AlertEvent alert, String format, String position) {
        byte[] body = bench.serdes.serializer(Topics.ALERTS).serialize(Topics.ALERTS.name(), alert);
        DeadLetter letter = new DeadLetter(
                alert.getReceiptId(),
                alert.getSource(),
                format,
                alert.getDelivery(),
                0,
                position,
                "dead-letter",
                "IllegalStateException: Expected a row.",
                alert.getReceivedAt(),
                Optional.empty(),
                body);
        bench.put(new ProducerRecord<byte[], byte[]>(
                Topics.DEAD_LETTERS.name(), null, new byte[0], body, letter.headers()));
    }

    @Test
    void shouldRefuseACursorThatIsNoneAndNothingToReplay() throws Exception {
        assertThat(bench.post("/v1/dead-letters/replay", "{\"source\":\"x\",\"cursor\":\"?\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bench.post("/v1/dead-letters/replay", "{}").statusCode()).isEqualTo(400);
        assertThat(bench.post("/v1/dead-letters/replay", "{\"ids\":[\"0-999999\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldTellWhichFormatsItReadsAndByWhichRules() throws Exception {
        JsonNode formats = JSON.readTree(bench.get("/v1/formats").body()).path("items");

        JsonNode guardDuty = formats.valueStream()
                .filter(format -> format.path("name").asText().equals("aws-guardduty"))
                .findFirst()
                .orElseThrow();
        assertThat(guardDuty.path("otherNames").path(0).asText()).isEqualTo("guardduty");
        assertThat(guardDuty.path("otherwise").asText()).isEqualTo("alert");
        assertThat(formats.valueStream().flatMap(format -> format.path("rules").valueStream()))
                .allSatisfy(rule -> assertThat(rule.path("reason").asText()).isNotBlank());
        assertThat(bench.postAnonymously("/v1/formats", "").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private static void send(String source, int count) {
        IntStream.range(0, count)
                .mapToObj(each -> bench.post(
                        "/v1/sources/" + source, "{\"what\":\"drift\",\"key\":\"" + source + "-" + each + "\"}"))
                .forEach(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202));
    }

    /** Page after page; the outcome of each. */
    private static List<String> replayed(String source) throws Exception {
        List<String> outcomes = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> answer =
                    bench.post("/v1/dead-letters/replay", "{\"source\":\"" + source + "\"" + cursor + "}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            JsonNode tree = JSON.readTree(answer.body());
            tree.path("receipts")
                    .forEach(receipt -> outcomes.add(receipt.path("outcome").asText()));
            cursor = tree.has("next") ? ",\"cursor\":\"" + tree.path("next").asText() + "\"" : "";
        } while (!cursor.isEmpty());
        return outcomes;
    }

    private static List<JsonNode> listed(String source) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode tree = JSON.readTree(
                    bench.get("/v1/dead-letters?source=" + source + cursor).body());
            tree.path("items").forEach(items::add);
            cursor = tree.has("next") ? "&cursor=" + tree.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return items;
    }
}
