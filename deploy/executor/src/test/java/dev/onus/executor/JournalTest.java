package dev.onus.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKnowAfterARestartWhatWasDone() {
        Journal.open(folder).write("e1", "requested", Outcome.failed("two\nlines\tand a tab"));

        assertThat(Journal.open(folder).find("e1", "requested")).contains(Outcome.failed("two lines and a tab"));
        assertThat(Journal.open(folder).find("e1", "withdrawn")).isEmpty();
    }

    @Test
    void shouldPassOverALineThatACrashCutOff() throws IOException {
        Journal.open(folder).write("e1", "requested", Outcome.done("done"));
        Files.writeString(folder.resolve("done.tsv"), "e2\trequ", StandardOpenOption.APPEND);

        assertThat(Journal.open(folder).find("e1", "requested")).isPresent();
        assertThat(Journal.open(folder).find("e2", "requested")).isEmpty();
    }

    @Test
    void shouldForgetTheOldestAndKeepTheNewest() {
        Journal journal = Journal.open(folder, 10);
        for (int i = 0; i < 100; i++) {
            journal.write("e" + i, "requested", Outcome.done(""));
        }

        Journal again = Journal.open(folder, 10);
        assertThat(again.find("e99", "requested")).isPresent();
        assertThat(again.find("e95", "requested")).isPresent();
        assertThat(again.find("e1", "requested")).isEmpty();
    }
}
