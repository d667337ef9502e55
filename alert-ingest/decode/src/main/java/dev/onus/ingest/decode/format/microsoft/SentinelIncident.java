package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An incident of Microsoft Sentinel, as its API gives it, or as an automation rule hands it to a playbook, with its alerts
 * and entities. It has the correlation id of the alert that opened it, which stays its first: where that alert arrives by
 * itself too, both are one case, and closing the incident ends it.
 */
public final class SentinelIncident implements AlertFormat {
    private static final String TYPE = "microsoft.securityinsights/incidents";
    private static final int OF_RESOURCE = 60;

    @Override
    public String name() {
        return "microsoft-sentinel-incident";
    }

    @Override
    public List<String> otherNames() {
        return List.of("sentinel-incident");
    }

    @Override
    public String describes() {
        return "Microsoft Sentinel incident: from an automation rule's playbook with alerts and entities, or from the API";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        JsonNode incident = incident(tree);
        JsonNode properties = incident.path("properties");
        return properties.isObject()
                && (incident.path("type").asText("").equalsIgnoreCase(TYPE)
                        || properties.has("incidentNumber")
                        || tree.path("objectSchemaType").asText("").equalsIgnoreCase("incident"))
                && (properties.has("severity") || properties.has("status"));
    }

    private static JsonNode incident(JsonNode tree) {
        return tree.path("object").isObject() ? tree.path("object") : tree;
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        JsonNode incident = incident(tree);
        Fields row = new Fields(incident.path("properties"));
        Fields around = new Fields(incident);
        Optional<String> id = around.text("name").or(() -> around.text("id").map(SentinelIncident::lastPart));
        if (id.isEmpty()) {
            return new Outcome.Rejected("name", "Expected the id of the incident (name), but there is none.");
        }
        String title = row.text("title").orElse("A Sentinel incident without a title");
        Optional<Fields> first = first(row.at("alerts"));
        Optional<String> severity = row.text("severity");
        AlertDraft draft = new AlertDraft(title, "microsoft-sentinel/incident/" + id.get())
                .correlationId(Optional.of(first.flatMap(SentinelIncident::alertId)
                        .map(MicrosoftIds::correlation)
                        .orElse("microsoft:incident:" + id.get().toLowerCase(Locale.ROOT))))
                .rule(rule(row)
                        .or(() -> first.flatMap(alert -> alert.text("alertType")))
                        .or(() -> Optional.of(title)))
                .description(row.text("description"))
                .severity(severity.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), severity)
                .status(isClosed(row) ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                .occurredAt(Stream.of("firstActivityTimeUtc", "createdTimeUtc")
                        .map(name -> Timestamps.read(row.at(name)))
                        .flatMap(Optional::stream)
                        .findFirst())
                .evidenceUrl(row.text("incidentUrl"))
                .sample(MicrosoftIds.isSample(title));
        Entities entities = Entities.ofIncident(row.at("relatedEntities"), draft);
        entities.find(draft, context.given("cluster"));
        Optional<String> resource = entities.resource().or(() -> resource(row.at("alerts")));
        resource.flatMap(MicrosoftIds::ofResource)
                .ifPresent(it -> draft.candidate(it, CandidateRole.RESOURCE, OF_RESOURCE));
        draft.resource(resource);
        draft.alertClass(FindingClass.of(title, draft));
        attributes(tree, row, entities, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** However it was classified: a closed incident is one that nobody waits for. */
    private static boolean isClosed(Fields row) {
        return row.text("status").orElse("").equalsIgnoreCase("closed");
    }

    /** The oldest: alerts are added to an incident, and it must not become another by that. */
    private static Optional<Fields> first(JsonNode alerts) {
        return alerts.valueStream()
                .map(alert -> new Fields(alert.path("properties")))
                .filter(alert -> alertId(alert).isPresent())
                .min(Comparator.<Fields, Instant>comparing(alert ->
                                Timestamps.read(alert.at("timeGenerated")).orElse(Instant.MAX))
                        .thenComparing(alert -> alertId(alert).orElse("")));
    }

    /** What the product that found it calls it, as in {@code VendorOriginalId} of the alert's own row. */
    private static Optional<String> alertId(Fields alert) {
        return alert.text("vendorOriginalId")
                .or(() -> alert.text("providerAlertId"))
                .or(() -> alert.text("systemAlertId"));
    }

    private static Optional<String> rule(Fields row) {
        return Optional.of(row.at("relatedAnalyticRuleIds").path(0).asText(""))
                .filter(text -> !text.isBlank())
                .map(SentinelIncident::lastPart);
    }

    private static Optional<String> resource(JsonNode alerts) {
        return alerts.valueStream()
                .flatMap(alert ->
                        alert.path("properties").path("resourceIdentifiers").valueStream())
                .map(each -> new Fields(each).text("azureResourceId"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A text that is no path of Azure stays whole, lest a secret lose what it is known by. */
    private static String lastPart(String path) {
        return path.matches("/subscriptions/[\\w/.-]{1,1000}") ? path.substring(path.lastIndexOf('/') + 1) : path;
    }

    private static void attributes(JsonNode tree, Fields row, Entities entities, AlertDraft draft) {
        Stream.of(
                        "incidentNumber",
                        "status",
                        "classification",
                        "classificationReason",
                        "classificationComment",
                        "providerName",
                        "providerIncidentId")
                .forEach(name -> draft.attribute(name, row.text(name)));
        draft.attribute("alertsCount", row.text("additionalData.alertsCount"));
        draft.attribute("alertProductNames", list(row.at("additionalData.alertProductNames")));
        draft.attribute("tactics", list(row.at("additionalData.tactics")));
        draft.attribute("assignedTo", row.text("owner.assignedTo").or(() -> row.text("owner.userPrincipalName")));
        draft.attribute("workspace", new Fields(tree).text("workspaceInfo.WorkspaceName"));
        draft.attribute("subscriptionId", new Fields(tree).text("workspaceInfo.SubscriptionId"));
        draft.attribute("callerIp", entities.address());
        draft.attribute(
                "lastSeen", Timestamps.read(row.at("lastActivityTimeUtc")).map(Instant::toString));
    }

    private static Optional<String> list(JsonNode words) {
        return Optional.of(words.valueStream().map(word -> word.asText("")).collect(Collectors.joining(", ")))
                .filter(text -> !text.isBlank());
    }
}
