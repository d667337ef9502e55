package dev.onus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.Installation;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.HelpOption;
import dev.onus.cli.terminal.Ink;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all verbs that talk to a server share: the output format, the address, the token. */
abstract class Verb implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, json or yaml (default: ${DEFAULT-VALUE})",
            defaultValue = "table")
    OutputFormat format = OutputFormat.TABLE;

    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Picocli sets it before anything is called.
    CommandSpec spec;

    /** The server that is asked; a test asks its own. */
    Supplier<OnusApi> api = Verb::ofThisMachine;

    private final Ink ink = Ink.ofThisProcess();

    @Override
    public final Integer call() {
        try (OnusApi server = api.get()) {
            return run(server);
        } finally {
            out().flush();
        }
    }

    private static OnusApi ofThisMachine() {
        Installation installation = Installation.find(System.getenv());
        return new OnusApi(installation.url(), installation.token());
    }

    /** Does the verb's work and says how it went: a constant of {@link ExitCode}. */
    abstract int run(OnusApi api);

    final Ink ink() {
        return ink;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final void print(String line) {
        out().println(line);
    }

    /** Prints the tree as asked for; false when a table was asked for, which is the verb's own. */
    final boolean printedAsData(JsonNode tree) {
        switch (format) {
            case TABLE -> {
                return false;
            }
            case JSON -> print(pretty(tree));
            case YAML -> print(YamlText.of(tree));
        }
        return true;
    }

    private static String pretty(JsonNode tree) {
        try {
            return OnusApi.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a tree that can be written, but it could not.", e);
        }
    }
}
