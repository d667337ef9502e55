package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One incident of a ggshield report, which {@link CodeEnvelopes} takes out of it. The secret is masked; its
 * {@code ignore_sha} stays the same, and is shown as a keyed digest only, because it is a plain hash.
 */
public final class Ggshield implements AlertFormat {
    private static final int OF_DIGEST = 95;
    private static final Pattern INCIDENT = Pattern.compile("https?://[^/]+/workspace/([^/]+)/incidents/(\\w+).*");

    @Override
    public String name() {
        return "ggshield";
    }

    @Override
    public String describes() {
        return "ggshield: JSON report";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        JsonNode incident = tree.path("incident");
        return tree.path("scan").isObject()
                && tree.path("file").isObject()
                && incident.path("ignore_sha").isTextual()
                && incident.path("type").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields report = new Fields(tree);
        Fields incident = report.in("incident");
        String type = incident.text("type").orElse("secret");
        String sha = context.digest()
                .longOf("ggshield " + incident.text("ignore_sha").orElse(""));
        String repository = context.given("repository").orElse(context.source());
        Optional<String> file = report.text("file.filename");
        AlertDraft draft = new AlertDraft(type + " in " + repository, "ggshield/" + sha + "/" + repository)
                .correlationId(incident.text("incident_url")
                        .map(INCIDENT::matcher)
                        .filter(Matcher::matches)
                        .map(url -> "gitguardian:incident:" + url.group(1) + "#" + url.group(2)))
                .rule(Optional.of("ggshield/" + type))
                .alertClass(AlertClass.LEAKED_CREDENTIAL)
                .credential(GitGuardianIncident.credentialState(incident), Optional.empty())
                .occurredAt(Timestamps.read(report.at("scan.extra_info.date")))
                .resource(file.map(name -> repository + "/" + name + line(incident)))
                .evidenceUrl(incident.text("incident_url"))
                .candidate("leaked:" + LeakedSecret.kind(type) + ":" + sha, CandidateRole.CREDENTIAL, OF_DIGEST);
        draft.attribute("validity", incident.text("validity"));
        draft.attribute("knownToGitGuardian", incident.text("known_secret"));
        draft.attribute("occurrences", incident.text("total_occurrences"));
        draft.attribute("commit", report.text("scan.id").filter(id -> id.matches("[0-9a-f]{7,64}")));
        draft.attribute("author", report.text("scan.extra_info.email"));
        return new Outcome.Decoded(draft.build());
    }

    private static String line(Fields incident) {
        for (JsonNode occurrence : incident.at("occurrences")) {
            Optional<String> line = new Fields(occurrence).text("line_start");
            if (line.isPresent()) {
                return ":" + line.get();
            }
        }
        return "";
    }

    @Override
    public List<String> otherNames() {
        return List.of("ggshield-json");
    }
}
