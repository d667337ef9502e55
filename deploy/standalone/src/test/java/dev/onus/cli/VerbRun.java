package dev.onus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import picocli.CommandLine;

/** A verb run against a server that answers what it is told, and what it printed; as an extension, one for each test. */
final class VerbRun implements AutoCloseable, AfterEachCallback {
    final ScriptedServer server = new ScriptedServer();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    int run(Verb verb, String... arguments) {
        verb.api = () -> new OnusApi(server.address(), Optional.of("onus_admin_secret"));
        return new CommandLine(verb)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Onus::explain)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode printed() {
        return json(out());
    }

    JsonNode sent(String what) {
        return json(server.bodyOf(what));
    }

    private static JsonNode json(String text) {
        try {
            return OnusApi.JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("Expected JSON, but got " + text, notJson);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        server.close();
    }
}
