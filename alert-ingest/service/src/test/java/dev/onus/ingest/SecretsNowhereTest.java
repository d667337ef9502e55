package dev.onus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onus.contracts.Topics;
import dev.onus.ingest.decode.Examples;
import dev.onus.registry.client.TokenText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** G8 from end to end: what was secret in a message is in no record that we write, and in no line of our log. */
class SecretsNowhereTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_PART = 14;
    private static final List<String> SECRETS = List.of(
            "ghp_n0wh3r3456789abcdefghijABCDEFGHIJ01",
            "xoxb-998877665544-nowhereabcdef",
            "glpat-nowhereabcdefghijklm",
            "AKIA4NOWHERE00000001 wJalrXUtnFEMI/K7MDENG/bPxRfiCYNOWHERE00k",
            "https://build:n0where-p4ss@ci.example.org/job",
            "password=n0where-horse-battery",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEnowhereAAAA\n-----END RSA PRIVATE KEY-----");
    /** What of them must not be seen; the id of an access key and an address may. */
    private static final List<String> TELLING = List.of(
            "ghp_n0wh3r3456789abcdefghijABCDEFGHIJ01",
            "xoxb-998877665544-nowhereabcdef",
            "glpat-nowhereabcdefghijklm",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYNOWHERE00k",
            "n0where-p4ss",
            "n0where-horse-battery",
            "MIIEnowhereAAAA");

    @Test
    void shouldBeInNoRecordAndInNoLineOfTheLog() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.onus");
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        TokenText token;
        try (Bench bench = Bench.started()) {
            token = bench.token("nowhere", "ingest");
            await().atMost(Bench.SOON)
                    .until(() -> bench.postAnonymously("/v1/sources/planted/" + token.text(), "{}")
                                    .statusCode()
                            == 202);
            sendEverywhere(bench, token, String.join(" ", SECRETS));
            bench.put("siem.alerts", "{\"title\":\"the last of the planted\",\"dedupKey\":\"last\"}");
            await().atMost(Bench.SOON)
                    .until(() -> bench.alertsTitled("the last of the planted").size() == 1);

            assertThat(bench.alerts())
                    .anyMatch(record -> record.value().getSource().equals("planted"));
            assertThat(bench.deadLettersOf("planted")).isNotEmpty();
            for (var topic : List.of(Topics.ALERTS, Topics.RECEIPTS, Topics.DEAD_LETTERS)) {
                List<ConsumerRecord<String, byte[]>> records =
                        WholeTopic.read(bench.connection, topic.name(), new ByteArrayDeserializer());
                assertThat(records).isNotEmpty();
                records.forEach(record -> assertClean(topic.name(), text(record), token));
            }
        } finally {
            ours.setLevel(Level.INFO);
            root.detachAppender(log);
        }
        assertThat(log.list).isNotEmpty();
        List.copyOf(log.list).forEach(line -> {
            assertClean("log", line.getFormattedMessage(), token);
            if (line.getThrowableProxy() != null) {
                assertClean("log", String.valueOf(line.getThrowableProxy().getMessage()), token);
            }
        });
    }

    private static void sendEverywhere(Bench bench, TokenText token, String secret) throws Exception {
        String oneLine = secret.replace("\n", " ");
        for (Path file : Examples.all()) {
            String body = planted(file, secret);
            bench.post("/v1/sources/planted", body, "Idempotency-Key", oneLine, "X-Note", oneLine);
            bench.post("/v1/sources/planted?note=" + URLEncoder.encode(secret, StandardCharsets.UTF_8), body);
            bench.postAnonymously("/v1/sources/planted/" + token.text(), body);
            bench.post("/v1/sources/planted", "broken " + body);
            bench.post("/v1/alerts", body);
            bench.put(new ProducerRecord<>("siem.alerts", oneLine.getBytes(StandardCharsets.UTF_8), bytes(body)));
            ProducerRecord<byte[], byte[]> broken = new ProducerRecord<>("siem.alerts", bytes("{" + body));
            broken.headers().add("traceparent", bytes("00-" + oneLine + "-x-y"));
            broken.headers().add("ce_specversion", bytes("1.0"));
            broken.headers().add("ce_source", bytes(oneLine));
            broken.headers().add("ce_id", bytes(oneLine));
            bench.put(broken);
        }
        for (String each : SECRETS) {
            sendAcrossTheLimits(bench, each);
            sendAsPagerDuty(bench, token, each);
        }
    }

    private static void sendAcrossTheLimits(Bench bench, String secret) {
        String alert = JSON.createObjectNode()
                .put("identityId", "a:b:c")
                .put("title", "t".repeat(480) + " " + secret)
                .put("severity", secret)
                .put("description", "d".repeat(3_980) + " " + secret)
                .put("colour " + secret, secret)
                .toString();
        assertThat(bench.post("/v1/alerts", alert).statusCode()).isEqualTo(202);
    }

    private static void sendAsPagerDuty(Bench bench, TokenText token, String secret) {
        String event = JSON.createObjectNode()
                .put("routing_key", token.text())
                .put("event_action", "trigger")
                .put("dedup_key", secret)
                .set("payload", JSON.createObjectNode().put("summary", secret).put("source", secret))
                .toString();
        assertThat(bench.postAnonymously("/v2/enqueue", event).statusCode()).isEqualTo(202);
        bench.post("/v1/sources/planted", event.replace("trigger", "nonsense"));
    }

    /** Of a text, in every line; of JSON, in every text. */
    private static String planted(Path file, String secret) throws IOException {
        if (file.toString().endsWith(".json") || file.toString().endsWith(".jsonl")) {
            return planted(JSON.readTree(file.toFile()), secret).toString();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line + " " + secret.replace("\n", " "))
                .collect(Collectors.joining("\n"));
    }

    /** The secret after every text, so that the shape stays what it was. */
    private static JsonNode planted(JsonNode node, String secret) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(planted(field.getValue(), secret)));
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                array.set(place, planted(array.get(place), secret));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(node.textValue() + " " + secret);
        }
        return node;
    }

    private static void assertClean(String where, String text, TokenText token) {
        assertThat(text).as(where).doesNotContain(token.secret());
        for (String secret : TELLING) {
            String part = secret.substring(0, Math.min(secret.length(), LONGEST_PART));
            assertThat(text).as(where).doesNotContain(secret).doesNotContain(part);
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        Stream<String> headers = Stream.of(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return record.key() + "\n" + new String(value, StandardCharsets.ISO_8859_1) + "\n"
                + String.join("\n", headers.toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
