package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The table and the chart are made of the files alone, and say where nothing was measured. */
class GrowthTest {
    @TempDir
    Path folder;

    @Test
    void shouldShowEachSizeInItsOrderWithItsSpread() throws IOException {
        write(100_000, "{\"name\":\"restart\",\"value\":6100,\"lowest\":5200,\"highest\":9600}");
        write(10_000, "{\"name\":\"restart\",\"value\":5700,\"lowest\":5700,\"highest\":5700}");
        write(1_000_000, "{\"name\":\"other\",\"value\":1}");

        assertThat(Growth.read(folder).table())
                .startsWith("| | 10,000 | 100,000 | 1,000,000 |\n|---|---|---|---|\n")
                .contains("| kill to the next step | 5.70 s | 6.10 s (5.20 to 9.60) | |\n");
    }

    @Test
    void shouldDrawWhatGrowsHigher() throws Exception {
        write(10_000, "{\"name\":\"state-memory\",\"value\":400}");
        write(1_000_000, "{\"name\":\"state-memory\",\"value\":800}");

        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(GrowthChart.of(Growth.read(folder)))));

        var dots = svg.getElementsByTagName("circle");
        assertThat(dots.getLength()).isEqualTo(2);
        double ground = 120;
        double few = height(dots.item(0).getAttributes().getNamedItem("cy").getNodeValue());
        double many = height(dots.item(1).getAttributes().getNamedItem("cy").getNodeValue());
        assertThat(ground - many).isCloseTo(2 * (ground - few), org.assertj.core.data.Offset.offset(0.2));
    }

    @Test
    void shouldReadAFigureWithoutAReference() throws IOException {
        write(10_000, "{\"name\":\"case-console-p99\",\"value\":1.8,\"reference\":null,\"ratio\":null}");

        assertThat(Growth.read(folder).table()).contains("| console's first page, p99 | 1.80 ms |\n");
    }

    @Test
    void shouldDrawTheMostThatAFigureMayBe() throws IOException {
        write(10_000, "{\"name\":\"restart\",\"value\":3600}");

        assertThat(GrowthChart.of(Growth.read(folder))).contains("wanted: at most 5<");
    }

    @Test
    void shouldRefuseAFolderWithoutResults() {
        assertThatThrownBy(() -> Growth.read(folder)).hasMessageStartingWith("Expected files");
    }

    private void write(long size, String figure) throws IOException {
        Files.writeString(folder.resolve(size + ".json"), "[" + figure + "]");
    }

    private static double height(String text) {
        return Double.parseDouble(text);
    }
}
