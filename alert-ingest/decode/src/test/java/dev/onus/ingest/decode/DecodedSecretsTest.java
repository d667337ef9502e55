package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onus.ingest.redact.AlertRedaction;
import dev.onus.ingest.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A format that takes a part of a field may cut a secret out of what it is known by: the password of an address without
 * the address, the end of a token without its beginning. Whatever a format takes, redaction must still find it.
 */
class DecodedSecretsTest {
    private static final Redactor REDACTOR = new Redactor(Examples.DIGEST);

    /** A secret, and what of it nobody may see. */
    private record Planted(String secret, String telling) {}

    private static final List<Planted> SECRETS = List.of(
            new Planted("https://build:n0where-p4ss@ci.example.org/job", "n0where-p4ss"),
            new Planted("https://build:n0where-p4ss@ci", "n0where-p4ss"),
            new Planted("ghp_n0wh3r3456789abcdefghijABCDEFGHIJ01", "n0wh3r3456789"),
            new Planted("glpat-nowhereabcdefghijklm", "nowhereabcdef"),
            new Planted("eyJhbGciOiJIUzI1NiJ9.eyJub3doZXJlIjoiMTIzNDU2Nzg5MCJ9.n0wh3r3-signature", "n0wh3r3-sign"),
            new Planted("AKIA4NOWHERE00000001 wJalrXUtnFEMI/K7MDENG/bPxRfiCYNOWHERE00k", "bPxRfiCYNOWHERE"),
            new Planted("password=n0where-horse-battery", "horse-battery"));

    @TestFactory
    Stream<DynamicTest> shouldShowNoSecretThatStandsAnywhereInAPayload() {
        return Examples.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> planted(file)));
    }

    private static void planted(Path file) throws IOException {
        byte[] body = Examples.read(file);
        for (BodyReader.Piece piece : BodyReader.read(body)) {
            for (Planted each : SECRETS) {
                for (String prefix : List.of(" ", "/", ":")) {
                    JsonNode tree = planted(piece.tree().deepCopy(), prefix + each.secret());
                    String shown = shown(Examples.decode(IntakeJson.MAPPER.writeValueAsBytes(tree)));
                    assertThat(shown)
                            .as("after '%s' of %s", prefix, each.secret())
                            .doesNotContain(each.telling());
                }
            }
        }
    }

    /** The alerts as they are published, and why the others are none. */
    private static String shown(List<Item> items) {
        return items.stream()
                .map(item -> {
                    AlertRedaction redaction = new AlertRedaction(REDACTOR, REDACTOR.secretsIn(item.tree()));
                    return switch (item.outcome()) {
                        case Outcome.Decoded decoded ->
                            redaction.of(decoded.alert()).toString();
                        case Outcome.Ignored ignored -> redaction.text(ignored.reason());
                        case Outcome.Unmapped unmapped -> redaction.text(unmapped.reason());
                        case Outcome.Rejected rejected -> redaction.text(rejected.reason());
                    };
                })
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode planted(JsonNode node, String secret) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(planted(field.getValue(), secret)));
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                array.set(place, planted(array.get(place), secret));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(node.textValue() + secret);
        }
        return node;
    }
}
