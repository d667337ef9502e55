package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference writes what it is told to, and what it is told survives the way to its process. */
class RecipeTest {
    private static final Recipe RECIPE = new Recipe(List.of(
            new Recipe.Part("cases", true, 1, false, 40, List.of(new byte[900])),
            new Recipe.Part("case-index", true, 5, false, 60, List.of(new byte[80], new byte[8])),
            new Recipe.Part(Topics.ESCALATIONS.name(), false, 2, true, 30, List.of(new byte[1_500])),
            new Recipe.Part(Topics.RECEIPTS.name(), false, 1, false, 30, List.of(new byte[200]))));

    @TempDir
    Path directory;

    @Test
    void shouldCountPutsForwardsAndEvents() {
        assertThat(RECIPE.puts()).isEqualTo(6);
        assertThat(RECIPE.forwards()).isEqualTo(3);
        assertThat(RECIPE.events()).isEqualTo(2);
        assertThat(RECIPE.parts().get(1).valueBytes()).isEqualTo(44);
    }

    @Test
    void shouldKeepTheForwardsAlone() {
        assertThat(RECIPE.withoutPuts().puts()).isZero();
        assertThat(RECIPE.withoutPuts().forwards()).isEqualTo(3);
    }

    @Test
    void shouldReadWhatWasWritten() throws IOException {
        Path file = directory.resolve("recipe");
        RECIPE.write(file);

        Recipe read = Recipe.read(file);

        assertThat(read.parts()).hasToString(RECIPE.parts().toString());
        assertThat(read.parts().get(1).values())
                .containsExactlyElementsOf(RECIPE.parts().get(1).values());
    }

    @Test
    void shouldWriteForEachAlertWhatTheRecipeSaysUnderTheKeysThatItSays() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bare");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(BareTopology.of(RECIPE), properties)) {
            var input =
                    driver.createInputTopic(BareTopology.INPUT, new ByteArraySerializer(), new ByteArraySerializer());
            Stream.of("one", "one").forEach(key -> input.pipeInput(key.getBytes(StandardCharsets.UTF_8), new byte[1]));

            assertThat(written(driver, BareTopology.PREFIX + Topics.ESCALATIONS.name()))
                    .hasSize(4)
                    .allMatch(record -> record.value().length == 1_500)
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .containsOnly("one");
            assertThat(written(driver, BareTopology.PREFIX + Topics.RECEIPTS.name()))
                    .hasSize(2)
                    .allMatch(record -> record.key().length == 30)
                    .extracting(TestRecord::key)
                    .doesNotHaveDuplicates();
            assertThat(written(driver, "bare-case-index-changelog")).hasSize(10);
            assertThat(written(driver, "bare-cases-changelog")).hasSize(2);
        }
    }

    private static List<TestRecord<byte[], byte[]>> written(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
