package dev.onus.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.UnknownFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader has the better messages, editors read the schemas: both have to mean the same documents. */
class SchemaAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Map<String, Object>> good() {
        return documents("/documents/good.yaml", "/documents/good-escalation.yaml", "/documents/good-people.yaml");
    }

    static List<Map<String, Object>> bad() {
        return documents("/documents/bad.yaml", "/documents/bad-escalation.yaml", "/documents/bad-people.yaml");
    }

    @ParameterizedTest
    @MethodSource("good")
    void shouldAcceptWhatIsRight(Map<String, Object> document) {
        assertThat(bySchema(document)).isEmpty();
        assertThat(byReader(document)).isInstanceOf(Reading.Read.class);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void shouldRefuseWhatIsWrong(Map<String, Object> document) {
        assertThat(byReader(document)).as("the reader").isInstanceOf(Reading.Unreadable.class);
        assertThat(bySchema(document)).as("the schema").isNotEmpty();
    }

    @Test
    void shouldTakeAMappingOf64KibibytesAndNoneThatIsLonger() {
        assertThat(bySchema(mapping(64 * 1024))).isEmpty();
        assertThat(byReader(mapping(64 * 1024))).isInstanceOf(Reading.Read.class);
        assertThat(bySchema(mapping(64 * 1024 + 1))).isNotEmpty();
        assertThat(byReader(mapping(64 * 1024 + 1))).isInstanceOf(Reading.Unreadable.class);
    }

    private static Map<String, Object> mapping(int length) {
        return Map.of(
                "apiVersion",
                "onus.dev/v1",
                "kind",
                "Source",
                "metadata",
                Map.of("name", "long"),
                "spec",
                Map.of("mapping", Map.of("jsonata", "x".repeat(length))));
    }

    @Test
    void shouldDescribeEveryKindAndEveryField() throws IOException {
        for (Kind kind :
                Arrays.stream(Kind.values()).filter(one -> one != Kind.TOKEN).toList()) {
            JsonNode schema = JSON.readTree(schemaText(kind));
            assertThat(schema.at("/title").asText()).isEqualTo(kind.kindName());
            schema.at("/properties/spec/properties")
                    .properties()
                    .forEach(field -> assertThat(
                                    field.getValue().at("/description").asText())
                            .as(kind + " " + field.getKey())
                            .isNotBlank());
        }
    }

    private static List<Error> bySchema(Map<String, Object> document) {
        Kind kind = Kind.ofName(String.valueOf(document.get("kind"))).orElseThrow();
        return SCHEMAS.getSchema(schemaText(kind)).validate(JSON.valueToTree(document));
    }

    private static Reading byReader(Map<String, Object> document) {
        return new RecordReader(UnknownFields.REFUSE).read(document);
    }

    private static String schemaText(Kind kind) {
        return text("/schemas/" + kind.kindName().toLowerCase(Locale.ROOT) + ".json");
    }

    private static List<Map<String, Object>> documents(String... resources) {
        return Arrays.stream(resources)
                .flatMap(resource -> YamlReader.read(text(resource), resource).stream())
                .map(SourceDocument::content)
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = SchemaAgreementTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Expected to read " + resource, unreadable);
        }
    }
}
