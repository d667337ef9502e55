package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes has an outcome, and needs little memory to get it. */
class MutationTest {
    private static final String BODIES = System.getProperty("onus.mutations", "200000");
    /** The same every time; {@code -Donus.seed} tries another. */
    private static final String SEED = System.getProperty("onus.seed", "20261121");

    private static final String HEAP = "-Xmx96m";
    private static final int LARGE = 1024 * 1024;

    @Test
    void shouldGiveEveryMutationAnOutcomeInLittleMemory() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process run = new ProcessBuilder(
                        java,
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        MutationRun.class.getName(),
                        BODIES,
                        SEED)
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(said);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).startsWith(BODIES + " bodies");
    }

    /** Each is repeated until the body is a mebibyte: what takes more than its share of time shows here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "[1,",
                "9",
                "\"",
                "a={ ",
                " a=",
                "<34>",
                "CEF:0|",
                "LEEF:2.0|",
                "Jan  4 11:14:32 h a: {\n",
                "{\"message\":\"{\\\"message\\\":",
                "{}\n",
                "x\n",
                "\u0000",
                "\\"
            })
    void shouldGiveALargeBodyOfOneThingAnOutcome(String part) {
        for (String start : List.of("", "CEF:0|v|p|1|e|n|5|", "LEEF:1.0|v|p|1|e|", "{\"event\":\"", "[")) {
            String body = start + part.repeat((LARGE - start.length()) / part.length());

            List<Item> items = Examples.decode(body);

            assertThat(items).hasSizeBetween(1, Decoder.MAX_ITEMS + 1);
        }
    }

    @Test
    void shouldKeepTextOfWhichNothingIsKnownWithItsReason() {
        List<Item> items = Examples.decode("the gateway was restarted\nby hand\n");

        assertThat(items).hasSize(1);
        assertThat(items.getFirst().tree().path("text").asText()).isEqualTo("the gateway was restarted\nby hand");
        assertThat(items.getFirst().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Unmapped.class, it -> assertThat(it.reason()).contains("plain text"));
    }
}
