package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A row of Sentinel's table {@code SecurityAlert}, and the alert that Defender for Cloud exports: the same schema with
 * other names for a few columns. The resource manager's shape has it under {@code properties}.
 */
public final class SecurityAlertRow implements AlertFormat {
    private static final int OF_COMPROMISED = 80;
    private static final int OF_RESOURCE = 60;
    /** An id that stands alone may be a person's as well. */
    private static final int OF_MENTION = 40;

    @Override
    public String name() {
        return "microsoft-sentinel";
    }

    @Override
    public List<String> otherNames() {
        return List.of("sentinel", "microsoft-defender-for-cloud", "defender-for-cloud");
    }

    @Override
    public String describes() {
        return "Microsoft Sentinel SecurityAlert row, Defender for Cloud export";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields row = row(tree);
        return row.text("systemAlertId").isPresent()
                && (row.text("alertSeverity").isPresent()
                        || row.text("severity").isPresent());
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields row = row(tree);
        if (row.flag("isIncident")) {
            return new Outcome.Ignored(
                    "microsoft-sentinel/incident", "It gathers alerts that arrive by themselves, and is none.");
        }
        String id = row.text("systemAlertId").orElseThrow();
        Optional<String> vendorId = row.text("vendorOriginalId");
        Optional<String> product = row.text("productName");
        String title = first(row, "alertDisplayName", "displayName", "alertName", "alertType")
                .orElse("A Microsoft alert without a name");
        String dedupKey =
                vendorId.flatMap(it -> product.map(by -> by + "/" + it)).orElse(id);
        Optional<String> severity = row.text("alertSeverity").or(() -> row.text("severity"));
        AlertDraft draft = new AlertDraft(title, "microsoft/" + dedupKey)
                .correlationId(Optional.of(MicrosoftIds.correlation(vendorId.orElse(id))))
                .rule(first(row, "alertType", "alertName", "alertDisplayName"))
                .description(row.text("description"))
                .severity(severity.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), severity)
                .status(status(row))
                .occurredAt(Stream.of("startTime", "startTimeUtc", "endTime", "endTimeUtc", "processingEndTime")
                        .map(name -> Timestamps.read(row.at(name)))
                        .flatMap(Optional::stream)
                        .findFirst())
                .evidenceUrl(first(row, "alertLink", "alertUri"))
                .sample(MicrosoftIds.isSample(title));
        Entities entities = Entities.of(row.at("entities"), draft);
        ExtendedProperties extended = ExtendedProperties.of(row.at("extendedProperties"), draft);
        Optional<String> resource = resource(row).or(entities::resource);
        entities.find(draft, context.given("cluster"));
        extended.find(draft);
        resource.flatMap(MicrosoftIds::ofResource)
                .ifPresent(it -> draft.candidate(it, CandidateRole.RESOURCE, OF_RESOURCE));
        row.text("compromisedEntity").ifPresent(it -> compromised(it, draft));
        draft.resource(resource.or(() -> row.text("compromisedEntity")));
        draft.alertClass(FindingClass.of(title, draft));
        attributes(row, entities, extended, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Fields row(JsonNode tree) {
        Fields whole = new Fields(tree);
        return whole.has("properties.systemAlertId") ? whole.in("properties") : whole;
    }

    private static AlertStatus status(Fields row) {
        return switch (row.text("status").orElse("").toLowerCase(Locale.ROOT)) {
            case "resolved", "dismissed" -> AlertStatus.RESOLVED;
            case "unknown" -> AlertStatus.UNKNOWN;
            default -> AlertStatus.OPEN;
        };
    }

    private static Optional<String> resource(Fields row) {
        Optional<String> listed = StreamSupport.stream(
                        InnerJson.of(row.at("resourceIdentifiers")).spliterator(), false)
                .map(each -> first(new Fields(each), "azureResourceId"))
                .flatMap(Optional::stream)
                .findFirst();
        return first(row, "resourceId", "azureResourceId").or(() -> listed);
    }

    private static void compromised(String entity, AlertDraft draft) {
        if (MicrosoftIds.isGuid(entity)) {
            draft.candidate(MicrosoftIds.servicePrincipal(entity), CandidateRole.MENTION, OF_MENTION);
        } else {
            MicrosoftIds.ofResource(entity)
                    .ifPresent(id -> draft.candidate(id, CandidateRole.PRINCIPAL, OF_COMPROMISED));
        }
    }

    private static void attributes(Fields row, Entities entities, ExtendedProperties extended, AlertDraft draft) {
        Stream.of(
                        "alertName",
                        "vendorName",
                        "productName",
                        "productComponentName",
                        "providerName",
                        "vendorOriginalId",
                        "systemAlertId",
                        "compromisedEntity",
                        "intent",
                        "tactics",
                        "techniques",
                        "confidenceLevel")
                .forEach(name -> draft.attribute(name, row.text(name)));
        draft.attribute("workspaceId", row.text("workspaceId").or(() -> row.text("tenantId")));
        draft.attribute("subscriptionId", first(row, "azureResourceSubscriptionId", "workspaceSubscriptionId"));
        draft.attribute("callerIp", entities.address());
        draft.attribute("actionTaken", extended.value("ActionTaken"));
        draft.attribute("remediationSteps", row.text("remediationSteps"));
    }

    private static Optional<String> first(Fields row, String... names) {
        return Stream.of(names).map(row::text).flatMap(Optional::stream).findFirst();
    }
}
