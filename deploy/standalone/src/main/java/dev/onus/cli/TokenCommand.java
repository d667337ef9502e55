package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        header = "Who may call Onus.",
        subcommands = {TokenCommand.Create.class, TokenCommand.ListThem.class, TokenCommand.Revoke.class},
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand extends Group {
    private static final int MOST = 1_000;

    @Command(name = "create", header = "Create a token; its secret is shown this once.")
    static final class Create extends Verb {
        @Parameters(paramLabel = "NAME", description = "The token's name.")
        String name = "";

        @ArgGroup(multiplicity = "1")
        Holder holder = new Holder();

        @Option(
                names = "--scope",
                split = ",",
                required = true,
                description = "admin, write, respond, effects, read, ingest or ingest:SOURCE")
        List<String> scopes = List.of();

        @Option(names = "--expires-at", paramLabel = "T", description = "As 2027-01-31T09:00:00Z.")
        Optional<String> expiresAt = Optional.empty();

        static final class Holder {
            @Option(names = "--person", description = "It acts as this person.")
            Optional<String> person = Optional.empty();

            @Option(names = "--service", description = "It acts as this service.")
            Optional<String> service = Optional.empty();
        }

        @Override
        int run(OnusApi api) {
            ObjectNode body = OnusApi.JSON.createObjectNode().put("name", name);
            holder.person.ifPresent(person -> body.put("person", person));
            holder.service.ifPresent(service -> body.put("service", service));
            scopes.forEach(body.putArray("scopes")::add);
            expiresAt.ifPresent(time -> body.put("expiresAt", time));
            JsonNode created = api.postJson("/v1/tokens", body).body();
            if (!printedAsData(created)) {
                print(created.path("token").asText());
                err().println(ink().quiet("Keep it now: it is not shown again."));
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", header = "List tokens.")
    static final class ListThem extends Verb {
        @Override
        int run(OnusApi api) {
            ArrayNode items = new Pages(api).upTo(MOST, "/v1/tokens");
            ObjectNode all = OnusApi.JSON.createObjectNode();
            all.set("items", items);
            if (!printedAsData(all)) {
                print(table(items).render(ink()));
            }
            return ExitCode.DONE;
        }

        private static Table table(ArrayNode items) {
            Table table = new Table("NAME", "ACTS AS", "SCOPES", "EXPIRES", "STATE");
            for (JsonNode item : items) {
                table.row(
                        item.path("name").asText(),
                        item.path("person").asText(item.path("service").asText("-")),
                        YamlFlow.of(item.path("scopes")),
                        item.path("expiresAt").asText("never"),
                        item.path("revoked").asBoolean() ? "revoked" : "valid");
            }
            return table;
        }
    }

    @Command(name = "revoke", header = "Revoke a token; it ends at once.")
    static final class Revoke extends Verb {
        @Parameters(paramLabel = "NAME", description = "The token's name.")
        String name = "";

        @Override
        int run(OnusApi api) {
            JsonNode answer = api.send("DELETE", "/v1/tokens/" + OnusApi.encoded(name), Map.of(), new byte[0])
                    .body();
            if (!printedAsData(answer)) {
                print("Revoked " + name + ".");
            }
            return ExitCode.DONE;
        }
    }
}
