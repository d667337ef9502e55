package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An alert of Microsoft Graph's security API, version 2, as the API gives it or as a pipeline has changed its names.
 * Sentinel has the same finding under {@code VendorOriginalId}.
 */
public final class GraphAlert implements AlertFormat {
    private static final String TYPE = "security.alert";
    /** What the vendor's analysts or the customer's have closed as harmless. */
    private static final Set<String> HARMLESS = Set.of("falsepositive", "informationalexpectedactivity");

    @Override
    public String name() {
        return "microsoft-graph-alert";
    }

    @Override
    public List<String> otherNames() {
        return List.of("microsoft-graph", "graph-security");
    }

    @Override
    public String describes() {
        return "Microsoft Graph security alert v2, also with flattened evidence";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        boolean typed = GraphEvidence.typeOf(tree).endsWith(TYPE);
        boolean evidence = tree.has("evidence")
                || tree.properties().stream().anyMatch(field -> GraphEvidence.isFlattened(field.getKey()));
        return typed || (tree.path("serviceSource").isTextual() && evidence);
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        Optional<String> own = alert.text("providerAlertId");
        Optional<String> id = alert.text("id").or(() -> own);
        if (id.isEmpty()) {
            return new Outcome.Rejected("id", "Expected an alert with an id or a providerAlertId, but it has neither.");
        }
        String title = alert.text("title").orElse("A Microsoft alert without a title");
        String service = alert.text("serviceSource").orElse("");
        AlertDraft draft = new AlertDraft(
                        title, own.map(it -> "microsoft/" + service + "/" + it).orElse("microsoft/" + id.get()))
                .correlationId(Optional.of(MicrosoftIds.correlation(id.get())))
                .rule(alert.text("detectorId").or(() -> Optional.of(title)))
                .description(alert.text("description"))
                .severity(
                        alert.text("severity").flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN),
                        alert.text("severity"))
                .status(status(alert))
                .occurredAt(Timestamps.read(alert.at("firstActivityDateTime"))
                        .or(() -> Timestamps.read(alert.at("createdDateTime"))))
                .evidenceUrl(alert.text("alertWebUrl").or(() -> alert.text("incidentWebUrl")))
                .sample(MicrosoftIds.isSample(title));
        List<GraphEvidence> evidence = GraphEvidence.of(tree);
        new GraphIdentities(draft, context.given("cluster")).find(evidence);
        draft.alertClass(classOf(title, evidence, draft));
        draft.resource(resource(evidence));
        attributes(alert, evidence, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static AlertStatus status(Fields alert) {
        String status = word(alert, "status");
        if (status.equals("resolved") || HARMLESS.contains(word(alert, "classification"))) {
            return AlertStatus.RESOLVED;
        }
        return status.equals("unknown") ? AlertStatus.UNKNOWN : AlertStatus.OPEN;
    }

    private static AlertClass classOf(String title, List<GraphEvidence> evidence, AlertDraft draft) {
        if (!FindingClass.tellsOfALeak(title)
                && evidence.stream().anyMatch(it -> it.type().equals("oauthapplication"))) {
            return AlertClass.SUSPICIOUS_OAUTH_APP;
        }
        return FindingClass.of(title, draft);
    }

    /** What it happened to: a resource of a cloud, else an application of it, else a machine. */
    private static Optional<String> resource(List<GraphEvidence> evidence) {
        return Stream.of(
                        first(evidence, "azureresource", "resourceId"),
                        first(evidence, "amazonresource", "amazonResourceId"),
                        first(evidence, "googlecloudresource", "fullResourceName"),
                        first(evidence, "cloudapplication", "displayName"),
                        first(evidence, "device", "deviceDnsName"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> first(List<GraphEvidence> evidence, String type, String name) {
        return evidence.stream()
                .filter(it -> it.type().equals(type))
                .map(it -> it.fields().text(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void attributes(Fields alert, List<GraphEvidence> evidence, AlertDraft draft) {
        Stream.of(
                        "tenantId",
                        "category",
                        "serviceSource",
                        "productName",
                        "detectionSource",
                        "providerAlertId",
                        "incidentId",
                        "classification",
                        "determination",
                        "threatDisplayName",
                        "actorDisplayName")
                .forEach(name -> draft.attribute(name, alert.text(name)));
        Timestamps.read(alert.at("lastActivityDateTime"))
                .ifPresent(at -> draft.attribute(
                        "lastSeen", Optional.of(at.atOffset(ZoneOffset.UTC).toString())));
        draft.attribute("callerIp", first(evidence, "ip", "ipAddress"));
        draft.attribute("application", first(evidence, "oauthapplication", "displayName"));
        draft.attribute("servicePrincipal", first(evidence, "serviceprincipal", "servicePrincipalName"));
        String techniques = StreamSupport.stream(
                        InnerJson.of(alert.at("mitreTechniques")).spliterator(), false)
                .map(each -> each.asText(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
        draft.attribute("mitreTechniques", Optional.of(techniques).filter(text -> !text.isEmpty()));
    }

    private static String word(Fields alert, String name) {
        return alert.text(name).orElse("").toLowerCase(Locale.ROOT);
    }
}
