package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An end in good order is one, or it is said. */
class ChildTest {
    @TempDir
    Path directory;

    @Test
    void shouldEndInGoodOrder() throws Exception {
        Child child = started("trap 'echo done; exit' TERM");

        child.end();

        assertThat(log()).content().contains("done");
    }

    @Test
    void shouldSayThatItHadToKill() throws Exception {
        Child child = started("trap '' TERM");

        assertThatThrownBy(() -> child.end(Duration.ofMillis(100))).hasMessageContaining("had to be killed");
    }

    private Child started(String first) throws IOException, InterruptedException {
        Child child = Child.start(
                log(), List.of("sh", "-c", first + "; echo ready; for i in $(seq 300); do sleep 0.1; done"));
        while (!Files.readString(log()).contains("ready")) {
            Thread.sleep(10);
        }
        return child;
    }

    private Path log() {
        return directory.resolve("log");
    }
}
