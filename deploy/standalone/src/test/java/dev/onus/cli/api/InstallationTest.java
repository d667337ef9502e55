package dev.onus.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private List<Path> folders;

    @BeforeEach
    void makeFolders() throws IOException {
        folders = List.of(home, Files.createDirectories(home.resolve("demo")));
        Files.writeString(home.resolve("admin-token"), "onus_admin_first\n");
        Files.writeString(home.resolve("demo/admin-token"), "onus_admin_demo\n");
    }

    @Test
    void shouldTakeWhatTheEnvironmentSays() {
        Map<String, String> environment = Map.of("ONUS_URL", "http://onus.example:80", "ONUS_TOKEN", "onus_ci_secret");

        Installation found = Installation.find(environment, folders);

        assertThat(found.url()).isEqualTo(URI.create("http://onus.example:80"));
        assertThat(found.token()).contains("onus_ci_secret");
    }

    @Test
    void shouldFindTheServerThatRunsWithItsToken() throws IOException {
        try (ServerSocket running = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + running.getLocalPort();
            Files.writeString(home.resolve("demo/url"), url + "\n");

            Installation found = Installation.find(Map.of(), folders);

            assertThat(found).isEqualTo(new Installation(URI.create(url), java.util.Optional.of("onus_admin_demo")));
        }
    }

    @Test
    void shouldNotBelieveAnAddressThatAKilledServerLeftBehind() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(home.resolve("demo/url"), "http://127.0.0.1:" + gone.getLocalPort());
        }

        Installation found = Installation.find(Map.of(), folders);

        assertThat(found.url()).isEqualTo(Installation.DEFAULT_URL);
        assertThat(found.token()).contains("onus_admin_first");
    }
}
