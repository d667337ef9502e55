package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Panther says of what log each event is that it stores ({@code p_log_type}). That is more than a shape: records of Slack
 * or Zendesk look much like GitHub's. A log that this table does not have is told by its shape only when its vendor is
 * here, which may have more logs by now, or when the customer has named it.
 */
final class PantherLogTypes {
    static final String TIME = "p_event_time";
    private static final String TYPE = "p_log_type";

    private static final Map<String, List<String>> FORMATS = Map.ofEntries(
            Map.entry("AWS.CloudTrail", List.of("aws-cloudtrail")),
            Map.entry("AWS.CloudTrailInsight", List.of("aws-cloudtrail-insights")),
            Map.entry("AWS.GuardDuty", List.of("aws-guardduty")),
            Map.entry("AWS.SecurityFindingFormat", List.of("aws-security-hub")),
            Map.entry("Amazon.EKS.Audit", List.of("kubernetes-audit")),
            Map.entry("Anthropic.Activity", List.of("anthropic-activity")),
            Map.entry("Azure.Audit", List.of("microsoft-entra-risk", "microsoft-entra-audit")),
            Map.entry("Crowdstrike.EventStreams", List.of("crowdstrike-event-stream")),
            Map.entry("GCP.AuditLog", List.of("gcp-audit")),
            Map.entry("GitHub.Audit", List.of("github-secret-scanning", "github-audit-log")),
            Map.entry("GitHub.Webhook", List.of("github-secret-scanning", "github-webhook")),
            Map.entry("MicrosoftDefenderXDR.AdvancedHunting", List.of("microsoft-defender-xdr")),
            Map.entry("MicrosoftGraph.SecurityAlert", List.of("microsoft-graph-legacy-alert", "microsoft-graph-alert")),
            Map.entry("Okta.SystemLog", List.of("okta-system-log")),
            Map.entry("Salesforce.Login", List.of("salesforce-event-log")),
            Map.entry("Salesforce.OAuthTokenRevoked", List.of("salesforce-event-log")),
            Map.entry("ThinkstCanary.Alert", List.of("thinkst-canary")),
            Map.entry("Tracebit.Alert", List.of("tracebit")),
            Map.entry("Wiz.Issues", List.of("wiz-issue")),
            Map.entry("Wiz.IssuesWebhook", List.of("wiz-issue")));

    private static final String CUSTOMERS = "Custom";

    private static final Set<String> VENDORS =
            FORMATS.keySet().stream().map(PantherLogTypes::vendor).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, List<AlertFormat>> TABLE = table();

    private PantherLogTypes() {}

    /** What Panther calls the log; empty for what Panther does not store. */
    static Optional<String> of(JsonNode tree) {
        return Optional.of(tree.path(TYPE)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The formats that may be asked, which are none for other logs; empty when the shape is to decide. */
    static Optional<List<AlertFormat>> formatsOf(JsonNode tree) {
        JsonNode type = tree.path(TYPE);
        if (!type.isTextual()) {
            return Optional.empty();
        }
        List<AlertFormat> known = TABLE.get(type.textValue());
        if (known != null) {
            return Optional.of(known);
        }
        String vendor = vendor(type.textValue());
        return VENDORS.contains(vendor) || vendor.equals(CUSTOMERS) ? Optional.empty() : Optional.of(List.of());
    }

    private static String vendor(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    private static Map<String, List<AlertFormat>> table() {
        Map<String, List<AlertFormat>> table = new HashMap<>();
        FORMATS.forEach((type, names) -> table.put(
                type,
                names.stream().map(name -> Formats.named(name).orElseThrow()).toList()));
        return Map.copyOf(table);
    }
}
