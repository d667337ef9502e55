package dev.onus.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Finding;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.IdentityBook;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.PolicyLint;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.UnknownFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is what people start from, so the lint has to agree with it. */
class ShippedPoliciesLintTest {
    private static final Path SHIPPED = Path.of("../../deploy/standalone/src/main/resources");
    /** What the demo fills in: a moment before or after now. */
    private static final Pattern MOMENT = Pattern.compile("\\$\\{now([+-]P[^}]+)}");

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private DirectorySnapshot directory = DirectorySnapshot.empty();
    private IdentityBook identities = IdentityBook.empty();

    @Test
    void shouldFindNothingInTheStarterPackOfANewInstallation() throws IOException {
        firstRecords();
        read(SHIPPED.resolve("starter/policies.yaml"));

        assertThat(lint()).isEmpty();
    }

    @Test
    void shouldFindNoProblemInTheExampleOrganisation() throws IOException {
        firstRecords();
        try (Stream<Path> files = Files.list(SHIPPED.resolve("examples/organisation"))) {
            for (Path file : files.sorted().toList()) {
                read(file);
            }
        }

        assertThat(lint()).noneMatch(Finding::isProblem);
    }

    private List<Finding> lint() {
        return PolicyLint.check(directory, identities, NOW);
    }

    private void firstRecords() {
        FirstRecords.documents().values().forEach(this::add);
    }

    private void read(Path file) throws IOException {
        String text = Files.readString(file).replace("${inbox}", "http://127.0.0.1:9900");
        String dated = MOMENT.matcher(text)
                .replaceAll(moment -> NOW.plus(Duration.parse(moment.group(1).replace("+", "")))
                        .toString());
        YamlReader.read(dated, file.toString()).forEach(document -> add(document.content()));
    }

    private void add(Map<String, Object> document) {
        Reading reading = new RecordReader(UnknownFields.REFUSE).read(document);
        if (!(reading instanceof Reading.Read read)) {
            throw new AssertionError(reading);
        }
        if (read.kind() == Kind.IDENTITY) {
            identities = identities.with(read.name(), 1, (Identity) read.spec());
        } else {
            directory = directory.with(read.kind(), read.name(), 1, read.spec());
        }
    }
}
