package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onus.ingest.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for any payload, whatever is in it. */
class EveryPayloadTest {
    private static final List<String> SECRETS = List.of(
            "ghp_0123456789abcdefghijABCDEFGHIJ012345",
            "xoxb-123456789012-abcdefghijkl",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijklmnop",
            "glpat-abcdefghijklmnopqrst");

    @Test
    void shouldTakeEverySecretOutOfEveryTextOfEveryPayload() throws IOException {
        Redactor redactor = new Redactor(Examples.DIGEST);
        for (Path file : Examples.all()) {
            for (String secret : SECRETS) {
                ArrayNode records = IntakeJson.MAPPER.createArrayNode();
                BodyReader.read(Examples.read(file)).forEach(piece -> records.add(piece.tree()));
                JsonNode planted = planted(records, secret);
                String text = planted.toString();
                assertThat(text).contains(secret);
                assertThat(redactor.tree(planted).toString())
                        .as(file.toString())
                        .doesNotContain(secret);
                byte[] broken = ("broken " + text).getBytes(StandardCharsets.UTF_8);
                assertThat(new String(redactor.bytes(broken), StandardCharsets.UTF_8))
                        .doesNotContain(secret);
            }
        }
    }

    @Test
    void shouldKeepTheNameOfASecretAndNothingElseThatLooksLikeIt() throws IOException {
        Redactor redactor = new Redactor(Examples.DIGEST);
        String name = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ledger/database-Ab3dEf";
        JsonNode tree =
                IntakeJson.MAPPER.createObjectNode().put("SecretId", name).put("note", "read " + name + ".");

        assertThat(redactor.tree(tree)).isEqualTo(tree);
        assertThat(redactor.text("secret:hunter2hunter2")).doesNotContain("hunter2");
        assertThat(redactor.text(name + "=hunter2hunter2")).doesNotContain("hunter2");
        assertThat(redactor.tree(IntakeJson.MAPPER.createObjectNode().put("SecretId", name + " hunter2hunter2"))
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void shouldRedactWhatIsNamedASecretAndFindItElsewhere() throws IOException {
        Redactor redactor = new Redactor(Examples.DIGEST);
        JsonNode tree = IntakeJson.MAPPER.readTree(
                "{\"password\":\"correct horse battery\",\"note\":\"it was correct horse battery\",\"accessKeyId\":\"AKIA4PAYMENTSDEPLOY1\"}");
        String clean = redactor.tree(tree).toString();

        assertThat(clean).doesNotContain("horse").contains("AKIA4PAYMENTSDEPLOY1", "[redacted:secret:");
        assertThat(redactor.tree(redactor.tree(tree)).toString()).isEqualTo(clean);
        assertThat(redactor.text("password=hunter2hunter2 -----BEGIN RSA PRIVATE KEY-----\nabc"))
                .doesNotContain("hunter2", "abc");
    }

    @Test
    void shouldTakeEverySampleOfRealProductsThatIsThere() throws IOException {
        Path folder = Path.of(System.getProperty("onus.samples", "../../../shared/samples"));
        assumeTrue(Files.isDirectory(folder), "There is no folder of samples at " + folder + ".");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<Item> items = Examples.decode(Examples.read(file));
                assertThat(items).as(file.toString()).isNotEmpty();
                String kind = folder.relativize(file).getName(0).toString();
                if (kind.equals("aws-guardduty") || kind.equals("github")) {
                    assertThat(items)
                            .as(file.toString())
                            .allSatisfy(item -> assertThat(item.outcome()).isInstanceOf(Outcome.Decoded.class))
                            .allSatisfy(item -> assertThat(((Outcome.Decoded) item.outcome())
                                            .alert()
                                            .candidates())
                                    .isNotEmpty());
                }
            }
        }
    }

    /** The secret after every text, so that the shape stays what it was. */
    private static JsonNode planted(JsonNode node, String secret) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, planted(object.get(name), secret)));
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                array.set(place, planted(array.get(place), secret));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(node.textValue() + " " + secret);
        }
        return node;
    }
}
