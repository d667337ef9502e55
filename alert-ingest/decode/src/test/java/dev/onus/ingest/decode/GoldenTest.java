package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of every payload, written down beside it. {@code -Donus.golden.write=true} writes the files anew: look at
 * the difference before you commit it.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean WRITE = Boolean.getBoolean("onus.golden.write");

    @TestFactory
    Stream<DynamicTest> shouldMakeOfOurOwnPayloadsWhatIsWrittenDown() {
        return Examples.in(Examples.PAYLOADS).stream()
                .map(file -> test(file, Examples.PAYLOADS.relativize(file).toString()));
    }

    @TestFactory
    Stream<DynamicTest> shouldMakeOfWhatRealProductsSentWhatIsWrittenDown() {
        assumeTrue(Files.isDirectory(Examples.SAMPLES), "There is no folder of samples at " + Examples.SAMPLES + ".");
        return Examples.in(Examples.SAMPLES).stream()
                .map(file -> test(file, "samples/" + Examples.SAMPLES.relativize(file)));
    }

    @Test
    void shouldHaveAPayloadForEveryFormat() {
        List<String> folders = Examples.in(Examples.PAYLOADS).stream()
                .map(file -> Examples.PAYLOADS.relativize(file).getName(0).toString())
                .distinct()
                .toList();
        assertThat(folders)
                .containsAll(Formats.all().stream().map(AlertFormat::name).toList());
    }

    private static DynamicTest test(Path file, String name) {
        return DynamicTest.dynamicTest(name, () -> compare(file, GOLDEN.resolve(name + ".golden.json")));
    }

    private static void compare(Path file, Path golden) throws IOException {
        String now = Golden.of(Examples.decode(Examples.read(file)));
        if (WRITE) {
            Files.createDirectories(golden.toAbsolutePath().getParent());
            Files.writeString(golden, now);
        }
        assertThat(golden).as("write it with -Donus.golden.write=true").exists();
        assertThat(now).isEqualTo(Files.readString(golden));
    }
}
