package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.StableHash;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One finding of a gitleaks 8 report. Its own fingerprint changes when code moves, so that the key is made of the
 * secret's digest and the repository, which the report names only in its links: else the source's {@code repository}.
 */
public final class Gitleaks implements AlertFormat {
    private static final Pattern REPOSITORY = Pattern.compile("https?://[^/]+/(.+?)(?:/-)?/(?:blob|src|commit)/.*");

    @Override
    public String name() {
        return "gitleaks";
    }

    @Override
    public List<String> otherNames() {
        return List.of("gitleaks-v8");
    }

    @Override
    public String describes() {
        return "gitleaks 8: JSON report";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("RuleID").isTextual() && tree.has("Fingerprint") && tree.has("Commit");
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields finding = new Fields(tree);
        String rule = finding.text("RuleID").orElse("secret");
        String repository = finding.text("Link")
                .map(REPOSITORY::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1))
                .or(() -> context.given("repository"))
                .orElse(context.source());
        Optional<LeakedSecret> secret = LeakedSecret.of(rule, finding.text("Secret"), context);
        AlertDraft draft = new AlertDraft(
                        finding.text("Description").orElse(rule) + " in " + repository,
                        "gitleaks/" + secret.map(LeakedSecret::digest).orElseGet(() -> place(finding)) + "/"
                                + repository)
                .correlationId(secret.map(LeakedSecret::correlationId))
                .rule(Optional.of("gitleaks/" + rule))
                .alertClass(AlertClass.LEAKED_CREDENTIAL)
                .occurredAt(Timestamps.read(finding.at("Date")))
                .resource(finding.text("File")
                        .map(file -> repository + "/" + file
                                + finding.text("StartLine")
                                        .map(line -> ":" + line)
                                        .orElse("")))
                .evidenceUrl(finding.text("Link"));
        secret.ifPresentOrElse(
                known -> known.nameIn(draft),
                () -> draft.warn("The report hides the secret, so that nobody can tell whose it is."));
        draft.attribute("commit", finding.text("Commit"));
        draft.attribute("fingerprint", finding.text("Fingerprint"));
        draft.attribute("author", finding.text("Email").or(() -> finding.text("Author")));
        return new Outcome.Decoded(draft.build());
    }

    /** A report with hidden secrets has only places to tell its findings apart. */
    private static String place(Fields finding) {
        return StableHash.of(
                "gitleaks-place",
                finding.text("Fingerprint").orElse(""),
                finding.text("RuleID").orElse(""),
                finding.text("Commit").orElse(""),
                finding.text("File").orElse(""),
                finding.text("StartLine").orElse(""));
    }
}
