package dev.onus.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.ingest.Bench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Raw topics in the Confluent wire format, with a real schema registry that can be switched off. */
class WireTopicsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "siem.wire";
    private static final Schema ALERT = new Schema.Parser().parse("""
            {"type":"record","name":"Found","namespace":"example.detector","fields":[
              {"name":"identityId","type":"string"},
              {"name":"title","type":["null","string"],"default":null},
              {"name":"dedupKey","type":"string"},
              {"name":"occurredAt","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"attributes","type":{"type":"map","values":"string"}}]}""");

    private static SwitchedRegistry registry;
    private static Bench bench;

    @BeforeAll
    static void start() throws IOException {
        registry = new SwitchedRegistry(EmbeddedCluster.shared().registryUrl());
        bench = Bench.startedWith(
                EmbeddedCluster.shared().bootstrapServers(), Map.of("onus.schema-registry.urls", registry.url()));
        bench.awaitRecord(bench.record("Source", "wire", "{\"kafka\":{\"topic\":\"" + TOPIC + "\"}}"));
    }

    @AfterAll
    static void stop() {
        bench.close();
        registry.close();
    }

    @Test
    void shouldReadAvro() throws Exception {
        bench.put(new ProducerRecord<>(TOPIC, avro(register("siem.wire-value", "AVRO", ALERT.toString()), "in Avro")));

        await().atMost(Bench.SOON)
                .untilAsserted(() -> assertThat(bench.alertsTitled("in Avro")).hasSize(1));
        var alert = bench.alertsTitled("in Avro").getFirst().value();
        assertThat(alert.getSource()).isEqualTo("wire");
        assertThat(alert.getOccurredAt()).hasToString("2026-01-02T03:04:05Z");
        assertThat(alert.getAttributes()).containsEntry("region", "eu");
    }

    @Test
    void shouldReadJsonWithASchema() throws Exception {
        int id = register(
                "siem.wire-json-value",
                "JSON",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}");
        byte[] json = "{\"identityId\":\"a:b:c\",\"title\":\"with a JSON Schema\"}".getBytes(StandardCharsets.UTF_8);
        bench.put(new ProducerRecord<>(TOPIC, framed(id, json)));

        await().atMost(Bench.SOON)
                .untilAsserted(() ->
                        assertThat(bench.alertsTitled("with a JSON Schema")).hasSize(1));
    }

    @Test
    void shouldKeepWhatNamesNoSchemaOrDoesNotFitItAndGoOn() throws Exception {
        int id = register("siem.wire-value", "AVRO", ALERT.toString());
        String unknown = bench.put(new ProducerRecord<>(TOPIC, 0, null, framed(1_999_999_999, new byte[] {1, 2, 3})));
        String broken = bench.put(new ProducerRecord<>(TOPIC, 0, null, framed(id, new byte[] {40, 1})));
        bench.put(new ProducerRecord<>(TOPIC, 0, null, avro(id, "behind what cannot be read")));

        await().atMost(Bench.SOON)
                .untilAsserted(() -> assertThat(bench.alertsTitled("behind what cannot be read"))
                        .hasSize(1));
        assertThat(reason(unknown)).contains("schema with id 1999999999");
        assertThat(reason(broken)).contains("its bytes are broken");
    }

    @Test
    void shouldWaitWhileTheRegistryIsAwayAndLetOtherPartitionsGoOn() throws Exception {
        int id = register("siem.wire-later-value", "AVRO", ALERT.toString().replace("\"Found\"", "\"FoundLater\""));
        int letters = bench.deadLettersOf("wire").size();
        registry.away = true;
        String waits = bench.put(new ProducerRecord<>(TOPIC, 1, null, avro(id, "needs an unknown schema")));
        bench.put(new ProducerRecord<>(TOPIC, 1, null, plain("behind it")));
        bench.put(new ProducerRecord<>(TOPIC, 2, null, plain("beside it")));

        await().atMost(Bench.SOON)
                .untilAsserted(() -> assertThat(bench.alertsTitled("beside it")).hasSize(1));
        assertThat(bench.receiptsOf(waits)).isEmpty();
        assertThat(bench.alertsTitled("behind it")).isEmpty();

        registry.away = false;
        await().atMost(Bench.SOON)
                .untilAsserted(() -> assertThat(bench.alertsTitled("behind it")).hasSize(1));
        assertThat(bench.alertsTitled("needs an unknown schema")).hasSize(1);
        assertThat(bench.deadLettersOf("wire")).hasSize(letters);
    }

    @Test
    void shouldIgnoreACloudEventWithoutAValue() {
        ProducerRecord<byte[], byte[]> tombstone = new ProducerRecord<>(TOPIC, null, (byte[]) null);
        Map.of("ce_specversion", "1.0", "ce_id", "t-1", "ce_source", "/detector", "ce_type", "gone")
                .forEach((name, value) -> tombstone.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        String position = bench.put(tombstone);

        await().atMost(Bench.SOON)
                .untilAsserted(() -> assertThat(bench.receiptsOf(position)).hasSize(1));
        assertThat(bench.receiptsOf(position).getFirst().getOutcome()).isEqualTo("ignored");
    }

    private static String reason(String position) {
        return bench.deadLettersOf("wire").stream()
                .filter(letter -> header(
                                letter.headers().lastHeader("onus-position").value())
                        .equals(position))
                .map(letter -> header(letter.headers().lastHeader("onus-reason").value()))
                .findFirst()
                .orElse("");
    }

    private static String header(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] plain(String title) {
        return ("{\"identityId\":\"a:b:c\",\"title\":\"" + title + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] avro(int id, String title) throws IOException {
        GenericData.Record record = new GenericData.Record(ALERT);
        record.put("identityId", "a:b:c");
        record.put("title", title);
        record.put("dedupKey", title);
        record.put("occurredAt", 1_767_323_045_000L);
        record.put("attributes", Map.of("region", "eu"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericData.Record>(ALERT).write(record, encoder);
        encoder.flush();
        return framed(id, bytes.toByteArray());
    }

    private static byte[] framed(int id, byte[] payload) {
        return ByteBuffer.allocate(payload.length + 5)
                .put((byte) 0)
                .putInt(id)
                .put(payload)
                .array();
    }

    private static int register(String subject, String type, String schema) throws Exception {
        String body = JSON.writeValueAsString(Map.of("schema", schema, "schemaType", type));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        EmbeddedCluster.shared().registryUrl() + "/subjects/" + subject + "/versions"))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(List.of(200)).as(answer.body()).contains(answer.statusCode());
        return JSON.readTree(answer.body()).path("id").asInt();
    }
}
