package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "alert",
        header = "Send alerts.",
        subcommands = AlertCommand.Send.class,
        synopsisSubcommandLabel = "COMMAND")
final class AlertCommand extends Group {
    @Command(name = "send", header = "Send one alert, or many, to intake, and print the receipts.")
    static final class Send extends Verb {
        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                required = true,
                description = "The alert, or - for standard input.")
        String file = "";

        @Option(
                names = "--source",
                paramLabel = "NAME",
                description = "The source it comes from, in that vendor's shape; left out, Onus's own JSON.")
        Optional<String> source = Optional.empty();

        @Override
        int run(OnusApi api) {
            String path =
                    source.map(name -> "/v1/sources/" + OnusApi.encoded(name)).orElse("/v1/alerts");
            byte[] body = new Input(System.in).bytes(file);
            String type = looksLikeJson(body) ? OnusApi.AS_JSON : "text/plain";
            JsonNode answer = api.post(path, type, body).body();
            if (!printedAsData(answer)) {
                print(ReceiptTable.of(answer.path("receipts")).render(ink()));
            }
            return ReceiptTable.areTaken(answer.path("receipts")) ? ExitCode.DONE : ExitCode.REFUSED;
        }

        private static boolean looksLikeJson(byte[] body) {
            for (byte each : body) {
                if (!Character.isWhitespace(each)) {
                    return each == '{' || each == '[';
                }
            }
            return false;
        }
    }
}
