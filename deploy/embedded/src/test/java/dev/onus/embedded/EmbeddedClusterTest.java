package dev.onus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class EmbeddedClusterTest {
    @Test
    void shouldGiveOneBrokerAndOneRegistryPerProcess() throws Exception {
        EmbeddedCluster cluster = EmbeddedCluster.shared();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get(10, TimeUnit.SECONDS))
                    .hasSize(1);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> subjects = http.send(
                    HttpRequest.newBuilder(URI.create(cluster.registryUrl() + "/subjects"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(subjects.statusCode()).isEqualTo(200);
        }
        assertThat(EmbeddedCluster.shared()).isSameAs(cluster);
    }
}
