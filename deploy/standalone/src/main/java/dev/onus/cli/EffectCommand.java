package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.ApiAnswer;
import dev.onus.cli.api.OnusApi;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "effect",
        header = "Answer what a case asks of a platform team.",
        subcommands = {EffectCommand.Outcome.class},
        synopsisSubcommandLabel = "COMMAND")
final class EffectCommand extends Group {
    /** What a platform team can say. */
    enum Result {
        DONE,
        FAILED,
        REFUSED
    }

    @Command(name = "outcome", header = "Say what became of it.")
    static final class Outcome extends Verb {
        @Parameters(index = "0", paramLabel = "ID", description = "The effect's id, or enough of its beginning.")
        String id = "";

        @Parameters(index = "1", paramLabel = "OUTCOME", description = "done, failed or refused")
        Result outcome = Result.DONE;

        @Option(names = "--detail", paramLabel = "TEXT", description = "What there is to say about it.")
        Optional<String> detail = Optional.empty();

        @Override
        int run(OnusApi api) {
            String effect = new EffectIds(api).find(id);
            ObjectNode body = OnusApi.JSON.createObjectNode();
            body.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
            detail.ifPresent(text -> body.put("detail", text));
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    OnusApi.AS_JSON,
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            ApiAnswer answer = api.send(
                    "POST", EffectIds.PATH + "/" + OnusApi.encoded(effect) + "/outcome", headers, OnusApi.bytes(body));
            if (!printedAsData(answer.body())) {
                String shortId = CaseIds.shortened(effect);
                print(
                        answer.status() == 202
                                ? "The answer is recorded; its verdict is not in yet. Look again: onus effects"
                                : ink().good(shortId) + " is "
                                        + body.path("outcome").asText() + ".");
            }
            return ExitCode.DONE;
        }
    }
}
