package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "init",
        header = "Make a new installation useful: one person, one channel, starter policies.",
        description =
                "Asks for what the options leave out. The person becomes the catch-all: whatever has no other owner "
                        + "reaches them (SYS-10). Say it again with another person to change that.")
final class InitCommand extends Verb {
    @Option(names = "--person", paramLabel = "NAME", description = "Short name, as ana.")
    Optional<String> person = Optional.empty();

    @Option(names = "--name", paramLabel = "TEXT", description = "Name as people write it, as Ana Li.")
    Optional<String> displayName = Optional.empty();

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "As Europe/Lisbon (default: this machine's).")
    Optional<String> timeZone = Optional.empty();

    @Option(names = "--webhook", paramLabel = "URL", description = "Pages are posted there.")
    Optional<String> webhook = Optional.empty();

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Pages are mailed there; needs --smtp.")
    Optional<String> email = Optional.empty();

    @Option(names = "--smtp", paramLabel = "HOST[:PORT]", description = "The mail server that takes them.")
    Optional<String> smtp = Optional.empty();

    @Option(
            names = "--smtp-from",
            paramLabel = "ADDRESS",
            description = "The sender (default: onus@ the server's name).")
    Optional<String> from = Optional.empty();

    @Option(
            names = "--smtp-security",
            paramLabel = "S",
            defaultValue = "starttls",
            description = "none, starttls or tls (default: ${DEFAULT-VALUE}).")
    String security = "starttls";

    @Override
    int run(OnusApi api) {
        Questions questions = new Questions(System.console(), out());
        FirstPerson first = firstPerson(questions);
        String stream = first.yaml() + "---\n# file: starter policies\n" + FirstPerson.starterPolicies();
        JsonNode applied = ApplyCommand.post(api, stream, false);
        if (!printedAsData(applied)) {
            print(new ApplySummary(applied, false).render(ink()));
            print(first.name() + " is the catch-all now. Try it: onus alert send -f - <<< "
                    + "'{\"title\":\"A first alert\",\"identityId\":\"test:key:first\",\"severity\":\"low\"}'");
        }
        return ExitCode.DONE;
    }

    private FirstPerson firstPerson(Questions questions) {
        try {
            String name =
                    person.orElseGet(() -> questions.ask("Short name of the person who is paged first", "--person"));
            String shown = displayName.orElseGet(() -> questions.askOr("Their name as people write it", name));
            if (webhook.isEmpty() && email.isEmpty()) {
                askForContact(questions);
            }
            if (email.isPresent() && smtp.isEmpty()) {
                smtp = Optional.of(questions.ask("Mail server, as mail.example.org:587", "--smtp"));
            }
            return new FirstPerson(name, shown, timeZone, webhook, email, smtp, from, security);
        } catch (Questions.NobodyThereException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void askForContact(Questions questions) {
        String where = questions.ask("Where pages go: an e-mail address or a webhook's URL", "--email or --webhook");
        if (where.startsWith("http://") || where.startsWith("https://")) {
            webhook = Optional.of(where);
        } else {
            email = Optional.of(where);
        }
    }
}
