package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.ServiceProcess.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SYS-7, G1: after each single fault, every event that was promised has one end, and the counts agree to the last one. */
class EveryEventEndsTest {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
    private static final int BEFORE_AND_AFTER = 12;

    private static final String SUFFIX = UUID.randomUUID().toString().substring(0, 8);
    private static final String OVER_HTTP = "http-" + SUFFIX;
    private static final String OVER_KAFKA = "kafka-" + SUFFIX;
    private static final String TOPIC = "siem.events-" + SUFFIX;

    private static SmallInstallation onus;

    @BeforeAll
    static void start() {
        onus = new SmallInstallation(Folders.fresh("every-event"));
        applySources();
    }

    @AfterAll
    static void end() {
        onus.close();
    }

    @Test
    void shouldReconcileWhenIntakeIsKilled() throws Exception {
        after("intake killed", () -> onus.killAndRestart(Service.INGEST));
    }

    @Test
    void shouldReconcileWhenTheStreamIsKilled() throws Exception {
        after("stream killed", () -> onus.killAndRestart(Service.STREAM));
    }

    @Test
    void shouldReconcileWhenTheRegistryIsKilled() throws Exception {
        after("registry killed", () -> onus.killAndRestart(Service.REGISTRY));
    }

    @Test
    void shouldReconcileWhenTheNotifierIsKilled() throws Exception {
        after("notifier killed", () -> onus.killAndRestart(Service.NOTIFIER));
    }

    @Test
    void shouldReconcileWhenTheBrokerRestarts() throws Exception {
        after("broker restarted", onus::restartBroker);
    }

    @Test
    void shouldReconcileWhileTheSchemaRegistryIsAway() throws Exception {
        try {
            after("schema registry away", onus::takeSchemaRegistryAway);
        } finally {
            onus.bringSchemaRegistryBack();
        }
    }

    private static void after(String fault, Runnable happens) throws Exception {
        Instant from = Instant.now();
        List<String> receipts;
        int written;
        int notTaken;
        try (Sender sender = new Sender(
                () -> onus.api(Service.INGEST), onus.bootstrapServers(), OVER_HTTP, TOPIC, "test:key:" + SUFFIX)) {
            sender.start();
            awaitPromises(sender, BEFORE_AND_AFTER, fault);
            happens.run();
            awaitPromises(sender, sender.promised() + BEFORE_AND_AFTER, fault);
            receipts = sender.stop();
            written = sender.written();
            notTaken = sender.notTaken();
        }
        System.out.printf(
                "%s: %d answered 202, %d not taken, %d written to the topic%n",
                fault, receipts.size(), notTaken, written);
        try (OnusApi registry = onus.api(Service.REGISTRY)) {
            awaitReconciled(registry, OVER_KAFKA, from, written, fault);
            awaitAtLeast(registry, OVER_HTTP, from, receipts.size(), fault);
            for (String id : receipts) {
                assertThat(registry.get("/v1/receipts/" + id).path("final").asBoolean())
                        .as("%s: the end of %s", fault, id)
                        .isTrue();
            }
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + onus.explanation(), e);
        }
    }

    private static void awaitPromises(Sender sender, int atLeast, String fault) {
        Awaitility.await("promises: " + fault).atMost(ENDS_WITHIN).until(() -> sender.promised() >= atLeast);
    }

    /** Every record of the topic is one event, and each has one end. */
    private static void awaitReconciled(OnusApi registry, String source, Instant from, int written, String fault) {
        Awaitility.await("as many ends as events of " + source + ": " + fault)
                .atMost(ENDS_WITHIN)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonNode counted = reconciliation(registry, source, from);
                    assertThat(counted.path("received").asInt())
                            .as("%s: %s", fault, counted)
                            .isEqualTo(written);
                    assertThat(counted.path("ended").asInt())
                            .as("%s: %s", fault, counted)
                            .isEqualTo(written);
                });
    }

    /** What was not answered may have been taken all the same; then it has an end as well. */
    private static void awaitAtLeast(OnusApi registry, String source, Instant from, int promised, String fault) {
        Awaitility.await("as many ends as promises of " + source + ": " + fault)
                .atMost(ENDS_WITHIN)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonNode counted = reconciliation(registry, source, from);
                    assertThat(counted.path("open").asInt())
                            .as("%s: %s", fault, counted)
                            .isZero();
                    assertThat(counted.path("ended").asInt())
                            .as("%s: %s", fault, counted)
                            .isGreaterThanOrEqualTo(promised)
                            .isEqualTo(counted.path("outcomes")
                                    .valueStream()
                                    .mapToInt(each -> each.path("count").asInt())
                                    .sum());
                });
    }

    private static JsonNode reconciliation(OnusApi registry, String source, Instant from) {
        return registry.get("/v1/reconciliation?source=" + source + "&from=" + from);
    }

    private static void applySources() {
        String yaml = """
            apiVersion: onus.dev/v1
            kind: Source
            metadata: {name: %s}
            spec: {format: onus, verify: {scheme: token}}
            ---
            kind: Source
            metadata: {name: %s}
            spec: {format: onus, kafka: {topic: %s}, verify: {scheme: none}}
            """.formatted(OVER_HTTP, OVER_KAFKA, TOPIC);
        try (OnusApi registry = onus.api(Service.REGISTRY)) {
            registry.post("/v1/apply", OnusApi.AS_YAML, yaml.getBytes(StandardCharsets.UTF_8));
        }
    }
}
