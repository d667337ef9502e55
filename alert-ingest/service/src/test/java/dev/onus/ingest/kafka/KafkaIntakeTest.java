package dev.onus.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Receipt;
import dev.onus.ingest.Bench;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaIntakeTest {
    private static final String STANDARD = "siem.alerts";

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
    void shouldTakeWhatIsPutOnTheStandardTopic() {
        String position = bench.put(STANDARD, alert("on the standard topic"));

        await().atMost(Bench.SOON)
                .untilAsserted(() ->
                        assertThat(bench.alertsTitled("on the standard topic")).hasSize(1));
        var record = bench.alertsTitled("on the standard topic").getFirst();
        assertThat(record.value().getSource()).isEqualTo(STANDARD);
        assertThat(record.value().getDelivery()).isEqualTo(position);
        List<Receipt> receipts = bench.receiptsOf(position);
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getFirst().getOutcome()).isEqualTo("accepted");
        assertThat(receipts.getFirst().getAlertId()).isEqualTo(record.value().getAlertId());
        assertThat(receipts.getFirst().getId()).isEqualTo(record.value().getReceiptId());
    }

    @Test
    void shouldReadATopicAsSoonAsASourceNamesIt() {
        bench.record("Source", "appears", "{\"format\":\"onus\",\"kafka\":{\"topic\":\"siem.appears\"}}");
        bench.put("siem.appears", alert("on a topic that appears"));

        await().atMost(Bench.SOON)
                .untilAsserted(() -> assertThat(bench.alertsTitled("on a topic that appears"))
                        .hasSize(1));
        assertThat(bench.alertsTitled("on a topic that appears")
                        .getFirst()
                        .value()
                        .getSource())
                .isEqualTo("appears");
    }

    @Test
    void shouldStopReadingATopicThatNoSourceNamesAnyMore() {
        bench.record("Source", "moves", "{\"kafka\":{\"topic\":\"siem.moves-from\"}}");
        bench.put("siem.moves-from", alert("before the move"));
        await().atMost(Bench.SOON)
                .untilAsserted(
                        () -> assertThat(bench.alertsTitled("before the move")).hasSize(1));

        bench.record("Source", "moves", "{\"kafka\":{\"topic\":\"siem.moves-to\"}}");
        bench.put("siem.moves-to", alert("after the move"));

        await().atMost(Bench.SOON)
                .untilAsserted(
                        () -> assertThat(bench.alertsTitled("after the move")).hasSize(1));
        assertThat(bench.alertsTitled("before the move")).hasSize(1);
    }

    @Test
    void shouldStopNobodyWhenATopicCannotBe() {
        bench.record("Source", "impossible", "{\"kafka\":{\"topic\":\"no such topic!\"}}");
        bench.record("Source", "inner", "{\"kafka\":{\"topic\":\"__transaction_state\"}}");
        bench.record("Source", "ours", "{\"kafka\":{\"topic\":\"onus.alerts\"}}");
        bench.record("Source", "possible", "{\"kafka\":{\"topic\":\"siem.possible\"}}");
        bench.put("siem.possible", alert("beside an impossible topic"));
        bench.put(STANDARD, alert("beside an impossible topic, on the standard one"));

        await().atMost(Bench.SOON).untilAsserted(() -> {
            assertThat(bench.alertsTitled("beside an impossible topic")).hasSize(1);
            assertThat(bench.alertsTitled("beside an impossible topic, on the standard one"))
                    .hasSize(1);
        });
        assertThat(bench.deadLettersOf("ours")).isEmpty();
        assertThat(bench.deadLettersOf("inner")).isEmpty();
    }

    @Test
    void shouldTakeTheDeliveryFromACloudEventInEitherMode() {
        ProducerRecord<byte[], byte[]> binary = new ProducerRecord<>(STANDARD, bytes(alert("a binary event")));
        header(binary, "ce_specversion", "1.0");
        header(binary, "ce_id", "b-1");
        header(binary, "ce_source", "/detector");
        header(binary, "ce_type", "found");
        header(binary, "content-type", "application/json");
        header(binary, "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        bench.put(binary);
        ProducerRecord<byte[], byte[]> structured =
                new ProducerRecord<>(STANDARD, bytes("""
                {"specversion":"1.0","id":"s-1","source":"/detector","type":"found","data":%s}""".formatted(alert("a structured event"))));
        header(structured, "content-type", "application/cloudevents+json; charset=utf-8");
        header(structured, "traceparent", "a secret that is no trace");
        bench.put(structured);

        await().atMost(Bench.SOON).untilAsserted(() -> {
            assertThat(bench.alertsTitled("a binary event")).hasSize(1);
            assertThat(bench.alertsTitled("a structured event")).hasSize(1);
        });
        var first = bench.alertsTitled("a binary event").getFirst().value();
        assertThat(first.getDelivery()).isEqualTo("/detector b-1");
        assertThat(first.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        var second = bench.alertsTitled("a structured event").getFirst().value();
        assertThat(second.getDelivery()).isEqualTo("/detector s-1");
        assertThat(second.getTraceId()).isNull();
    }

    @Test
    void shouldKeepPoisonAsADeadLetterAndGoOnWithThePartition() {
        String tombstone = bench.put(new ProducerRecord<>(STANDARD, 0, null, (byte[]) null));
        String poison = bench.put(new ProducerRecord<>(STANDARD, 0, bytes("a key"), new byte[] {0, (byte) 0xFF, 1, 2}));
        String deep = bench.put(new ProducerRecord<>(STANDARD, 0, null, bytes("[".repeat(100_000))));
        String large = bench.put(new ProducerRecord<>(STANDARD, 0, null, bytes("x".repeat(1_000_000))));
        bench.put(new ProducerRecord<>(STANDARD, 0, null, bytes(alert("behind the poison"))));

        await().atMost(Bench.SOON)
                .untilAsserted(() ->
                        assertThat(bench.alertsTitled("behind the poison")).hasSize(1));
        assertThat(bench.receiptsOf(tombstone)).extracting(Receipt::getOutcome).containsExactly("ignored");
        for (String position : List.of(poison, deep, large)) {
            assertThat(bench.receiptsOf(position))
                    .as(position)
                    .extracting(Receipt::getOutcome)
                    .containsExactly("unmapped");
        }
        var kept = bench.deadLetters().stream()
                .filter(letter -> poison.equals(
                        text(letter.headers().lastHeader("onus-position").value())))
                .toList();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().key()).isEqualTo("a key");
        assertThat(kept.getFirst().value()).containsExactly(0, 0xFF, 1, 2);
        assertThat(kept.getFirst().headers().lastHeader("onus-reason")).isNotNull();
    }

    @Test
    void shouldShowEachRecordOnceAlthoughItsTransactionIsAborted() {
        int records = 600;
        IntStream.range(0, records).forEach(i -> {
            bench.put(STANDARD, alert("aborted " + i));
            if (i % 150 == 75) {
                fence();
            }
        });

        await().atMost(Bench.SOON.multipliedBy(2))
                .untilAsserted(() -> assertThat(bench.alerts())
                        .extracting(record -> record.value().getTitle())
                        .filteredOn(title -> title.startsWith("aborted "))
                        .hasSizeGreaterThanOrEqualTo(records));
        assertThat(bench.alerts())
                .extracting(record -> record.value().getTitle())
                .filteredOn(title -> title.startsWith("aborted "))
                .hasSize(records)
                .doesNotHaveDuplicates();
    }

    /** Takes the intake's transactional id away: whatever it has begun is aborted. */
    private static void fence() {
        try (KafkaProducer<byte[], byte[]> other = new KafkaProducer<>(
                bench.connection.producerProperties("fence", "onus-alert-ingest-bench"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            other.initTransactions();
        }
    }

    private static String alert(String title) {
        return "{\"identityId\":\"aws:access-key:AKIA4KAFKAINTAKE0001\",\"title\":\"" + title + "\",\"dedupKey\":\""
                + title + "\"}";
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
