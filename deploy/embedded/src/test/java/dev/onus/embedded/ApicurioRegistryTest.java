package dev.onus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApicurioRegistryTest {
    private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

    @TempDir
    private Path dir;

    @Test
    void shouldKeepItsIdsWhenItIsKilled() throws Exception {
        String registered;
        ApicurioRegistry first = start();
        registered = post(first, "/subjects/kept-value/versions", SCHEMA).body();
        first.process().destroyForcibly();
        first.process().onExit().get(5, TimeUnit.SECONDS);

        try (ApicurioRegistry second = start()) {
            HttpResponse<String> found = post(second, "/subjects/kept-value", SCHEMA);

            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(registered).contains("\"id\":" + found.body().replaceAll(".*\"id\":(\\d+).*", "$1"));
        }
    }

    @Test
    void shouldEndWithTheProcessThatStartedIt() throws Exception {
        Process parent = startFromAnotherProcess();
        String pid = parent.inputReader(StandardCharsets.UTF_8).readLine();
        ProcessHandle registry = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        parent.waitFor(5, TimeUnit.SECONDS);

        registry.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldEndWhatAKilledOnusLeftBehind() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        new ChildRecord(dir).remember(stranger.toHandle());

        try (ApicurioRegistry registry = start()) {
            assertThat(stranger.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(registry.process().isAlive()).isTrue();
        }
        assertThat(dir.resolve("process.properties")).doesNotExist();
    }

    @Test
    void shouldLeaveAProcessAloneThatOnlyHasTheSameId() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        ChildRecord record = new ChildRecord(dir);
        record.remember(stranger.toHandle());
        Path file = dir.resolve("process.properties");
        String text =
                Files.readString(file).replaceAll("child.started=.*", "child.started=2020-01-01T00\\\\:00\\\\:00Z");
        Files.writeString(file, text);

        record.endLeftOver();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void shouldRefuseADirectoryThatAnotherOnusUses() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        ChildRecord record = new ChildRecord(dir);
        record.remember(other.toHandle());
        Path file = dir.resolve("process.properties");
        String text = Files.readString(file);
        String started = text.lines()
                .filter(line -> line.startsWith("child.started"))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                file,
                text.replaceAll("parent.pid=.*", "parent.pid=" + other.pid())
                        .replaceAll(
                                "parent.started=.*",
                                started.replace("child", "parent").replace("\\", "\\\\")));

        assertThatThrownBy(record::endLeftOver).hasMessageContaining("but process " + other.pid() + " does");
        other.destroyForcibly();
    }

    @Test
    void shouldShowTheEndOfItsLogWhenItDoesNotStart() throws Exception {
        Files.writeString(dir.resolve("registry.mv.db"), "This is no database.");

        assertThatThrownBy(this::start).hasMessageContaining("The end of").hasMessageContaining("registry.log");
    }

    @Test
    void shouldSayWhereItExpectedTheRegistry() {
        assertThatThrownBy(() -> ApicurioRegistry.start(dir.resolve("nowhere"), dir, 0))
                .hasMessageContaining("nowhere")
                .hasMessageContaining("onus.apicurio.home");
    }

    private ApicurioRegistry start() {
        return ApicurioRegistry.start(ApicurioRegistry.defaultHome(), dir, 0);
    }

    private Process startFromAnotherProcess() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledParent.class.getName(),
                ApicurioRegistry.defaultHome().toString(),
                dir.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static HttpResponse<String> post(ApicurioRegistry registry, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(registry.url() + path))
                            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
