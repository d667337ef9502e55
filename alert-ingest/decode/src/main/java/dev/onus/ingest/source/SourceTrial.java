package dev.onus.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Decoder;
import dev.onus.ingest.decode.IntakeJson;
import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.decode.Submission;
import dev.onus.ingest.redact.Redactor;
import dev.onus.ingest.redact.SecretDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What intake would make of a message of a source, without sending anything anywhere. */
public final class SourceTrial {
    private static final String DELIVERY = "trial";

    /** Not secret, so that results can be compared: nothing that is tried leaves the page or the file it stands in. */
    private static final SecretDigest DIGEST =
            new SecretDigest("what is tried is the same everywhere".getBytes(StandardCharsets.UTF_8));

    private static final Redactor REDACTOR = new Redactor(DIGEST);

    private SourceTrial() {}

    /** One entry for each item of the message, redacted. */
    public static JsonNode of(String source, SourceOptions options, byte[] body) {
        Submission submission = new Submission(body, source, options, Map.of(), DELIVERY, 0);
        return new ItemJson(REDACTOR, DELIVERY).of(new Decoder(DIGEST).decode(submission));
    }

    /** A recorded event as it may be shown: without secrets, in lines where it is JSON. */
    public static String shown(byte[] body) {
        try {
            JsonNode tree = IntakeJson.MAPPER.readTree(body);
            if (tree.isContainerNode()) {
                return text(REDACTOR.tree(tree));
            }
        } catch (IOException e) {
            // No JSON: shown as it is.
        }
        return new String(REDACTOR.bytes(body), StandardCharsets.UTF_8);
    }

    /** In lines, as golden files are written; ends with a line break. */
    public static String text(JsonNode tree) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
        try {
            return IntakeJson.MAPPER.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a tree that can be written, but it cannot.", e);
        }
    }
}
