package dev.onus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.cli.api.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void shouldBelongToOneAtATime() {
        try (DataFolder first = DataFolder.take(folder)) {
            assertThat(first.isNew()).isTrue();
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("--data");
        }
        try (DataFolder again = DataFolder.take(folder)) {
            assertThat(again.kafka()).isEqualTo(folder.resolve("kafka"));
        }
    }

    @Test
    void shouldKeepItsSecretsToItsOwner() throws IOException {
        String token;
        try (DataFolder first = DataFolder.take(folder)) {
            token = first.adminToken();
            first.answerKey();
            first.announce(URI.create("http://127.0.0.1:1"));
            assertThat(folder.resolve(Installation.URL_FILE)).exists();
        }
        for (String name : new String[] {Installation.TOKEN_FILE, "answer-key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve(Installation.URL_FILE)).doesNotExist();
        try (DataFolder again = DataFolder.take(folder)) {
            assertThat(again.isNew()).isFalse();
            assertThat(again.adminToken()).isEqualTo(token);
        }
    }

    @Test
    void shouldNameTheOptionOfAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StandaloneOptions options = new StandaloneOptions(
                    "127.0.0.1", taken.getLocalPort(), 0, 0, folder, Optional.of("k:1"), Optional.empty());
            assertThatThrownBy(() -> FreePorts.require(options))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void shouldKnowATokenByTheHashOfItsSecret() {
        assertThat(Secrets.hashOfToken("onus_admin_abc")).isEqualTo(Secrets.hash("abc"));
        assertThatThrownBy(() -> Secrets.hashOfToken("something")).isInstanceOf(RefusedToStartException.class);
    }
}
