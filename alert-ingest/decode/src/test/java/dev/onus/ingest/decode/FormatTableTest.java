package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of formats in the README is made from what the decoder makes of our own payloads, so that it cannot say
 * anything else. {@code -Donus.golden.write=true} writes it anew.
 */
class FormatTableTest {
    private static final Path README = Path.of("../README.md");
    private static final String BEGIN = "<!-- formats: written by FormatTableTest -->\n";
    private static final String END = "<!-- end of formats -->\n";
    private static final String HEAD = "| format | also called | what it takes | surface | identity found | severity"
            + " | status | credential state | payload |\n|---|---|---|---|---|---|---|---|---|\n";
    private static final int MOST = 4;

    @Test
    void shouldTellInTheReadmeWhatEachFormatFinds() throws IOException {
        String readme = Files.readString(README);
        assertThat(readme).contains(BEGIN, END);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        String now = readme.substring(0, from) + table() + readme.substring(readme.indexOf(END));
        if (Boolean.getBoolean("onus.golden.write")) {
            Files.writeString(README, now);
        }
        assertThat(Files.readString(README))
                .as("write it with -Donus.golden.write=true")
                .isEqualTo(now);
    }

    private static String table() {
        Map<String, List<Item>> items = new TreeMap<>();
        for (Path file : Examples.in(Examples.PAYLOADS)) {
            Examples.decode(Examples.read(file))
                    .forEach(item -> items.computeIfAbsent(item.format(), any -> new ArrayList<>())
                            .add(item));
        }
        return HEAD
                + Formats.all().stream()
                        .map(format -> row(format, items.getOrDefault(format.name(), List.of())))
                        .collect(Collectors.joining());
    }

    private static String row(AlertFormat format, List<Item> items) {
        List<Alert> alerts = items.stream()
                .map(Item::outcome)
                .filter(Outcome.Decoded.class::isInstance)
                .map(outcome -> ((Outcome.Decoded) outcome).alert())
                .toList();
        return Stream.of(
                        "`" + format.name() + "`",
                        all(format.otherNames().stream().map(name -> "`" + name + "`")),
                        format.describes() + (format.rules().rules().isEmpty() ? "" : " (with rules)"),
                        all(Stream.concat(
                                Stream.of("source", "topic"),
                                format.addresses().stream().map(address -> "`" + address + "`"))),
                        distinct(alerts, FormatTableTest::identity),
                        distinct(alerts, FormatTableTest::severity),
                        distinct(alerts, alert -> alert.status().word()),
                        distinct(alerts, alert -> alert.credentialState().word()),
                        payloads(format))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Provider and type of the one that it is about. */
    private static String identity(Alert alert) {
        return alert.candidates().stream()
                .filter(candidate -> candidate.role() != CandidateRole.HUMAN)
                .findFirst()
                .map(candidate -> "`" + candidate.id().replaceFirst("^([^:]+:[^:]+):.*$", "$1") + "`")
                .orElse("unresolved");
    }

    private static String severity(Alert alert) {
        String word = alert.severity().word();
        return alert.severityReason().isPresent() || alert.severityOriginal().isEmpty()
                ? word + " by default"
                : alert.severityOriginal().get().equalsIgnoreCase(word)
                        ? word
                        : word + " (`" + alert.severityOriginal().get() + "`)";
    }

    private static String payloads(AlertFormat format) {
        Path folder = Examples.PAYLOADS.resolve(format.name());
        return all(Examples.in(folder).stream()
                .map(file -> "[" + folder.relativize(file) + "](decode/src/test/resources/payloads/" + format.name()
                        + "/" + folder.relativize(file) + ")"));
    }

    private static String distinct(List<Alert> alerts, Function<Alert, String> part) {
        return all(alerts.stream().map(part).distinct().sorted());
    }

    private static String all(Stream<String> words) {
        List<String> list = words.toList();
        String shown = list.stream().limit(MOST).collect(Collectors.joining(", "));
        return list.isEmpty() ? "-" : list.size() > MOST ? shown + ", …" : shown;
    }
}
