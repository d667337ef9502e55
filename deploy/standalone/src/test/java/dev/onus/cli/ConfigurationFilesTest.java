package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void shouldReadAFolderInTheOrderOfNamesAndNameEachFile() throws IOException {
        Path second = Files.writeString(folder.resolve("b.yml"), "kind: Team");
        Path first = Files.writeString(folder.resolve("a.yaml"), "kind: Person\n");
        Files.writeString(folder.resolve("notes.txt"), "not configuration");

        assertThat(files("").read(List.of(folder.toString())))
                .isEqualTo("---\n# file: " + first + "\nkind: Person\n---\n# file: " + second + "\nkind: Team\n");
    }

    @Test
    void shouldReadStandardInput() {
        assertThat(files("kind: Team\n").read(List.of("-"))).isEqualTo("---\n# file: stdin\nkind: Team\n");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatThrownBy(
                        () -> files("").read(List.of(folder.resolve("none.yaml").toString())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("no such file");
    }

    @Test
    void shouldSayThatAFolderHoldsNoConfiguration() {
        assertThatThrownBy(() -> files("").read(List.of(folder.toString())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("found none");
    }

    private static ConfigurationFiles files(String input) {
        InputStream stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new ConfigurationFiles(new Input(stream));
    }
}
