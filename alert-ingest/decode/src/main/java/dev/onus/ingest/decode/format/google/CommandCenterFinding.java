package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Labels;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A finding of Google's Security Command Center: a notification (also without its config's name), or the finding alone.
 * A change comes as the same name with a later time.
 */
public final class CommandCenterFinding implements AlertFormat {
    private static final Pattern NAME = Pattern.compile("(?:organizations|folders|projects)/.+/findings/.+");
    /** A text that is no name of a resource is not shortened, lest a secret lose what it is known by. */
    private static final Pattern RESOURCE = Pattern.compile("//[\\w.-]+(?:/[\\w.@-]+)*/([\\w.@-]+)");

    private static final Pattern OVER_PRIVILEGED =
            Pattern.compile("(?i).*(OVER_?PRIVILEGED|ADMIN_SERVICE_ACCOUNT|PRIMITIVE_ROLES).*");

    @Override
    public String name() {
        return "google-scc";
    }

    @Override
    public List<String> otherNames() {
        return List.of("gcp-scc", "google-security-command-center");
    }

    @Override
    public String describes() {
        return "Google Security Command Center: Pub/Sub notification, finding, ListFindings answer";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields finding = finding(tree);
        return finding.text("name").filter(name -> NAME.matcher(name).matches()).isPresent()
                && (tree.has("finding") || finding.text("category").isPresent());
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields finding = finding(tree);
        Fields notification = new Fields(tree);
        String name =
                finding.text("canonicalName").or(() -> finding.text("name")).orElseThrow();
        String category = finding.text("category").orElse("Finding of Security Command Center");
        AlertDraft draft = new AlertDraft(title(finding, category), "scc/" + name)
                .correlationId(Optional.of(name))
                .rule(rule(finding, category))
                .alertClass(classOf(finding, category))
                .description(finding.text("description"))
                .status(status(finding))
                .resource(finding.text("resourceName").or(() -> notification.text("resource.name")))
                .environment(Labels.environment(notification.at("resource.labels"))
                        .or(() -> Labels.environment(finding.at("securityMarks.marks"))))
                .occurredAt(
                        Timestamps.read(finding.at("eventTime")).or(() -> Timestamps.read(finding.at("createTime"))))
                .evidenceUrl(url(finding));
        severity(finding, draft);
        attributes(finding, notification, draft);
        CommandCenterIdentities.find(finding, context.given("cluster"), draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Fields finding(JsonNode tree) {
        return new Fields(tree.path("finding").isObject() ? tree.get("finding") : tree);
    }

    private static String title(Fields finding, String category) {
        Matcher resource = RESOURCE.matcher(finding.text("resourceName").orElse(""));
        return resource.matches() ? category + " (" + resource.group(1) + ")" : category;
    }

    private static Optional<String> rule(Fields finding, String category) {
        Fields detection = finding.in("sourceProperties.detectionCategory");
        return detection
                .text("ruleName")
                .map(rule -> detection
                        .text("subRuleName")
                        .map(sub -> rule + "/" + sub)
                        .orElse(rule))
                .or(() -> Optional.of(category));
    }

    private static AlertClass classOf(Fields finding, String category) {
        String upper = category.toUpperCase(Locale.ROOT);
        if (upper.contains("LEAKED")) {
            return AlertClass.LEAKED_CREDENTIAL;
        }
        if (OVER_PRIVILEGED.matcher(category).matches()) {
            return AlertClass.OVER_PRIVILEGED;
        }
        // A threat's category begins with its tactic, also in findings from before classes.
        String kind = finding.text("findingClass").orElse(category.contains(": ") ? "THREAT" : "");
        return switch (kind) {
            case "THREAT" -> AlertClass.COMPROMISED_WORKLOAD;
            case "MISCONFIGURATION", "POSTURE_VIOLATION" -> AlertClass.POLICY_VIOLATION;
            default -> AlertClass.OTHER;
        };
    }

    private static AlertStatus status(Fields finding) {
        boolean ended = finding.text("state").orElse("").equals("INACTIVE")
                || finding.text("mute").orElse("").equals("MUTED");
        return ended ? AlertStatus.RESOLVED : AlertStatus.OPEN;
    }

    /** Old findings have their severity only among what their detector says. */
    private static void severity(Fields finding, AlertDraft draft) {
        Optional<String> said = Stream.of(
                        "severity",
                        "sourceProperties.SeverityLevel",
                        "sourceProperties.severityLevel",
                        "sourceProperties.detectionPriority")
                .flatMap(path -> finding.text(path).stream())
                .filter(text -> SeverityScale.ofWord(text).isPresent())
                .findFirst();
        draft.severity(
                said.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), said.or(() -> finding.text("severity")));
    }

    private static Optional<String> url(Fields finding) {
        Fields links = finding.in("sourceProperties.contextUris");
        return finding.text("externalUri")
                .or(() -> links.text("relatedFindingUri.url"))
                .or(() -> Fields.whole(links.at("cloudLoggingQueryUri").path(0).path("url")));
    }

    private static void attributes(Fields finding, Fields notification, AlertDraft draft) {
        draft.attribute("category", finding.text("category"));
        draft.attribute("findingClass", finding.text("findingClass"));
        draft.attribute("state", finding.text("state"));
        draft.attribute("mute", finding.text("mute"));
        draft.attribute(
                "project",
                notification
                        .text("resource.gcpMetadata.projectDisplayName")
                        .or(() -> notification.text("resource.projectDisplayName"))
                        .or(() -> finding.text("sourceProperties.properties.project_id")));
        draft.attribute("resourceName", notification.text("resource.displayName"));
        draft.attribute("callerIp", finding.text("access.callerIp"));
        draft.attribute("serviceName", finding.text("access.serviceName"));
        draft.attribute("methodName", finding.text("access.methodName"));
        draft.attribute(
                "technique",
                Fields.whole(finding.at("mitreAttack.primaryTechniques").path(0)));
    }
}
