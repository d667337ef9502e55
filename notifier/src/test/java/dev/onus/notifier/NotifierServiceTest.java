package dev.onus.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onus.contracts.Delivery;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.embedded.EmbeddedCluster;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import dev.onus.notifier.ledger.Journal;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service as an operator runs it: settings in, health and metrics out, contacts from the registry's topic. */
class NotifierServiceTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldBecomeReadyAndPageWhomTheRegistryKnows() throws IOException {
        WebhookReceiver receiver = WebhookReceiver.start(WebhookReceiver.status(200));
        try (receiver;
                Bench bench = new Bench("service-test-reader");
                EmbeddedServer service = start()) {
            register(bench.connection(), "service-ana", receiver.url("/ok"));
            await().atMost(Bench.PATIENCE)
                    .until(() -> get(service, "/health/readiness").statusCode() == 200);

            bench.write("page-requested", "service-case", "service-ana");

            Delivery delivery = bench.awaitDelivery("service-case", "service-ana");
            assertThat(delivery.getReached()).isTrue();
            assertThat(receiver.received("/ok").getFirst().body()).contains("http://pages.example.org/a/");
            assertThat(get(service, "/health/readiness").body())
                    .contains("\"onus-notifier\"")
                    .contains("\"intake\":\"ready\"");
            assertThat(get(service, "/prometheus").body())
                    .contains("pages_sent_total{channel=\"webhook\",outcome=\"accepted\"}")
                    .contains("page_delivery_seconds_count{reached=\"true\"}")
                    .contains("pages_in_flight");
        }
    }

    private static EmbeddedServer start() {
        EmbeddedCluster cluster = EmbeddedCluster.shared();
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.ofEntries(
                        Map.entry("micronaut.server.port", "-1"),
                        Map.entry("micronaut.server.host", "127.0.0.1"),
                        Map.entry("endpoints.all.sensitive", "false"),
                        Map.entry("endpoints.prometheus.sensitive", "false"),
                        Map.entry("endpoints.health.details-visible", "ANONYMOUS"),
                        Map.entry("onus.kafka.bootstrap-servers", cluster.bootstrapServers()),
                        Map.entry("onus.schema-registry.urls", List.of(cluster.registryUrl())),
                        Map.entry("onus.answer-key", "0f".repeat(32)),
                        Map.entry("onus.public-url", "http://pages.example.org/"),
                        Map.entry("onus.outbound.allow", List.of("127.0.0.0/8")),
                        Map.entry("onus.notifier.group-id", "service-test"),
                        Map.entry("onus.notifier.instance-id", "service-test-1")));
    }

    private static void register(KafkaConnection connection, String person, URI url) {
        String json = """
                {"apiVersion": "onus.dev/v1", "kind": "Person", "metadata": {"name": "%s"},
                 "spec": {"contacts": [{"channel": "webhook", "url": "%s"}]}}
                """.formatted(person, url);
        RegistryRecord record = RegistryRecord.newBuilder()
                .setKind("Person")
                .setName(person)
                .setVersion(1)
                .setJson(json)
                .setPosition(1)
                .setChangedBy("person:admin")
                .setChangedAt(Instant.now())
                .build();
        try (Journal registry =
                new Journal(connection, Bench.serdes(EmbeddedCluster.shared().registryUrl()))) {
            registry.append(Topics.REGISTRY, null, "Person/" + person, record);
        }
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(service.getURI().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
