package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A detection of Google Security Operations (Chronicle). A rule that is not set to alert detects all the same: its
 * detections are counted and nobody answers for them. The revision of a rule is no part of its name.
 */
public final class SecOpsDetection implements AlertFormat {
    private static final Pattern RULE = Pattern.compile("^(ru_[\\w-]+)@[\\w-]+$");

    @Override
    public String name() {
        return "google-secops";
    }

    @Override
    public List<String> otherNames() {
        return List.of("chronicle", "google-secops-detection");
    }

    @Override
    public String describes() {
        return "Google Security Operations (Chronicle): detection, ListDetections answer";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("id").asText().startsWith("de_")
                && tree.path("detection").path(0).path("ruleId").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields detection = new Fields(tree);
        Fields rule = new Fields(tree.path("detection").path(0));
        if (rule.text("alertState").orElse("").equals("NOT_ALERTING")) {
            return new Outcome.Ignored("google-secops/not-alerting", "The rule that detected it is not set to alert.");
        }
        String ruleId = RULE.matcher(rule.text("ruleId").orElse("")).replaceFirst("$1");
        String title = rule.text("ruleName").orElse(ruleId);
        Optional<String> severity = severity(rule);
        AlertDraft draft = new AlertDraft(
                        title, "secops/" + detection.text("id").orElseThrow())
                .rule(Optional.of(ruleId))
                .description(rule.text("description").or(() -> label(rule.at("ruleLabels"), "description")))
                .severity(severity.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), severity)
                .resource(label(rule.at("detectionFields"), "resource"))
                .occurredAt(Timestamps.read(detection.at("timeWindow.startTime"))
                        .or(() -> Timestamps.read(detection.at("detectionTime")))
                        .or(() -> Timestamps.read(detection.at("createdTime"))))
                .evidenceUrl(rule.text("urlBackToProduct"));
        draft.attribute("ruleName", rule.text("ruleName"));
        draft.attribute("ruleVersion", rule.text("ruleVersion").or(() -> revision(rule)));
        draft.attribute("riskScore", rule.text("riskScore"));
        draft.attribute("tactic", label(rule.at("ruleLabels"), "tactic"));
        SecOpsIdentities.find(detection, rule, context.given("cluster"), draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<String> severity(Fields rule) {
        return Stream.of(
                        rule.text("severity"),
                        label(rule.at("ruleLabels"), "severity"),
                        label(rule.at("outcomes"), "severity"))
                .flatMap(Optional::stream)
                .filter(text -> SeverityScale.ofWord(text).isPresent())
                .findFirst();
    }

    private static Optional<String> revision(Fields rule) {
        return rule.text("ruleId").filter(id -> RULE.matcher(id).matches());
    }

    private static Optional<String> label(JsonNode list, String key) {
        for (JsonNode each : list) {
            Fields pair = new Fields(each);
            if (pair.text("key").orElse("").equalsIgnoreCase(key)) {
                return pair.text("value");
            }
        }
        return Optional.empty();
    }
}
