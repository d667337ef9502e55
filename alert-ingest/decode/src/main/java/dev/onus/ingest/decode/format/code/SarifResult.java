package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One result of a SARIF 2.1.0 log, which {@link CodeEnvelopes} takes out of it. Its rule need not be listed by the tool,
 * and it need not have a level.
 */
public final class SarifResult implements AlertFormat {
    private static final int OF_KEY_ID = 90;
    private static final Set<String> NO_PROBLEM = Set.of("pass", "notApplicable");
    private static final Pattern SECRETS = Pattern.compile(
            ".*(?:gitleaks|trufflehog|ggshield|secret|credential|password|(?:api|access|private)-?key|token).*");
    /** What gitleaks writes as fingerprints says which commit it was, and is the same for every finding in it. */
    private static final Set<String> NO_FINGERPRINTS = Set.of("commitSha", "email", "author", "date", "commitMessage");

    @Override
    public String name() {
        return "sarif";
    }

    @Override
    public List<String> otherNames() {
        return List.of("sarif-2");
    }

    @Override
    public String describes() {
        return "SARIF 2.1.0: each result of each run";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("result").isObject()
                && tree.path("tool").path("driver").path("name").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields item = new Fields(tree);
        Fields result = item.in("result");
        if (NO_PROBLEM.contains(result.text("kind").orElse(""))) {
            return new Outcome.Ignored(name() + "/pass", "The tool looked and found no problem.");
        }
        String tool = item.text("tool.driver.name").orElse("sarif");
        String rule = result.text("ruleId")
                .or(() -> result.text("rule.id"))
                .or(() -> item.text("rule.id"))
                .orElse("result");
        Optional<String> message = result.text("message.text");
        boolean ofSecret = isOfSecret(item, tool, rule);
        Optional<LeakedSecret> secret = secret(result, tool, rule, context);
        String where = repository(item).or(() -> context.given("repository")).orElse(context.source());
        AlertDraft draft = new AlertDraft(
                        message.orElse(tool + " found " + rule),
                        secret.map(known -> tool.toLowerCase(Locale.ROOT) + "/" + known.digest() + "/" + where)
                                .orElseGet(() -> key(item, tool, rule, where)))
                .correlationId(secret.map(LeakedSecret::correlationId))
                .rule(Optional.of(tool.toLowerCase(Locale.ROOT) + "/" + rule))
                .alertClass(ofSecret ? AlertClass.LEAKED_CREDENTIAL : AlertClass.POLICY_VIOLATION)
                .description(item.text("rule.shortDescription.text"))
                .status(status(result))
                .occurredAt(Timestamps.read(item.at("run.time"))
                        .or(() -> Timestamps.read(result.at("partialFingerprints.date"))))
                .resource(path(result).map(path -> path + line(result)))
                .evidenceUrl(result.text("hostedViewerUri").or(() -> item.text("rule.helpUri")));
        severity(item, result, draft);
        secret.ifPresentOrElse(known -> known.nameIn(draft), () -> mentioned(message, result, draft));
        draft.attribute("tool", Optional.of(tool));
        draft.attribute("toolVersion", item.text("tool.driver.semanticVersion"));
        draft.attribute("commit", result.text("partialFingerprints.commitSha"));
        draft.attribute("repository", repository(item));
        return new Outcome.Decoded(draft.build());
    }

    private static boolean isOfSecret(Fields item, String tool, String rule) {
        String words = tool + " " + rule + " " + item.at("rule.properties.tags");
        return SECRETS.matcher(words.toLowerCase(Locale.ROOT).replaceAll("\\s", " "))
                .matches();
    }

    /** gitleaks writes the secret alone where others write the code around it. */
    private static Optional<LeakedSecret> secret(Fields result, String tool, String rule, Context context) {
        return Optional.of(tool).filter("gitleaks"::equalsIgnoreCase).flatMap(any -> {
            Fields location = new Fields(result.at("locations").path(0));
            return LeakedSecret.of(rule, location.text("physicalLocation.region.snippet.text"), context);
        });
    }

    private static String key(Fields item, String tool, String rule, String where) {
        Fields result = item.in("result");
        Map<String, String> prints = new TreeMap<>();
        for (String list : List.of("fingerprints", "partialFingerprints")) {
            result.at(list).properties().stream()
                    .filter(field -> prints.isEmpty() || list.equals("partialFingerprints"))
                    .filter(field -> !NO_FINGERPRINTS.contains(field.getKey()))
                    .forEach(
                            field -> prints.put(field.getKey(), field.getValue().asText()));
        }
        String place = path(result).orElse("");
        String which = prints.isEmpty()
                ? place + line(result) + "@"
                        + result.text("partialFingerprints.commitSha").orElse("")
                : prints.toString();
        return "sarif/" + tool + "/" + rule + "/" + where + "/" + (prints.isEmpty() ? "" : place + "/") + which;
    }

    private static AlertStatus status(Fields result) {
        boolean gone = result.text("baselineState").orElse("").equals("absent");
        for (JsonNode suppression : result.at("suppressions")) {
            gone |= suppression.path("status").asText("accepted").equals("accepted");
        }
        return gone ? AlertStatus.RESOLVED : AlertStatus.OPEN;
    }

    /** A number of GitHub's scale wins over the level, which has three steps; without either it stays unknown. */
    private static void severity(Fields item, Fields result, AlertDraft draft) {
        Optional<String> score =
                result.text("properties.security-severity").or(() -> item.text("rule.properties.security-severity"));
        Optional<String> level = level(result, "level").or(() -> level(item, "rule.defaultConfiguration.level"));
        Severity of = score.map(SeverityScale::number)
                .map(SarifResult::ofScore)
                .filter(severity -> severity != Severity.UNKNOWN)
                .or(() -> level.map(SarifResult::ofLevel))
                .orElse(Severity.UNKNOWN);
        draft.severity(of, score.or(() -> level));
    }

    /** As it stands: here {@code none} is a level. */
    private static Optional<String> level(Fields of, String path) {
        return Optional.of(of.at(path)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    static Severity ofLevel(String level) {
        return level.equals("note") ? Severity.LOW : SeverityScale.ofWord(level).orElse(Severity.UNKNOWN);
    }

    /** The bands of CVSS; what is above zero is never less than low. */
    static Severity ofScore(double score) {
        return score > 0 && score < 1 ? Severity.LOW : SeverityScale.ofGuardDuty(score);
    }

    private static void mentioned(Optional<String> message, Fields result, AlertDraft draft) {
        for (JsonNode location : result.at("locations")) {
            new Fields(location)
                    .text("physicalLocation.region.snippet.text")
                    .ifPresent(text -> LeakedSecret.accessKeyIn(text, CandidateRole.CREDENTIAL, OF_KEY_ID, draft));
        }
        message.ifPresent(text -> LeakedSecret.accessKeyIn(text, CandidateRole.CREDENTIAL, OF_KEY_ID, draft));
    }

    private static Optional<String> repository(Fields item) {
        for (JsonNode version : item.at("run.versionControlProvenance")) {
            return new Fields(version).text("repositoryUri");
        }
        return Optional.empty();
    }

    private static Optional<String> path(Fields result) {
        return Optional.of(new Fields(result.at("locations").path(0)))
                .flatMap(location -> location.text("physicalLocation.artifactLocation.uri"));
    }

    private static String line(Fields result) {
        return new Fields(result.at("locations").path(0))
                .text("physicalLocation.region.startLine")
                .map(line -> ":" + line)
                .orElse("");
    }
}
