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
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Entra ID Protection detects of a service principal ({@code servicePrincipalRiskDetection}), bare or as the
 * {@code properties} of a diagnostic record. Without a licence for workload identities, level and detail are hidden.
 */
public final class EntraRiskDetection implements AlertFormat {
    private static final int NAMED = 100;
    private static final int OF_APPLICATION = 80;
    private static final int OF_KEY = 70;
    private static final String CONFIRMED = "confirmedcompromised";
    private static final String HIDDEN = "hidden";

    @Override
    public String name() {
        return "microsoft-entra-risk";
    }

    @Override
    public List<String> otherNames() {
        return List.of("entra-risk", "entra-id-protection");
    }

    @Override
    public String describes() {
        return "Microsoft Entra ID Protection: risk detection of a service principal";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields risk = risk(tree);
        return risk.text("servicePrincipalId").isPresent()
                && risk.text("riskEventType").isPresent();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields risk = risk(tree);
        Optional<String> id = risk.text("id");
        if (id.isEmpty()) {
            return new Outcome.Rejected("id", "Expected a risk detection with an id, but it has none.");
        }
        String type = risk.text("riskEventType").orElseThrow();
        String principal = risk.text("servicePrincipalId").orElseThrow();
        Fields more = new Fields(InnerJson.of(risk.at("additionalInfo")));
        AlertDraft draft = new AlertDraft(
                        words(type) + " of "
                                + risk.text("servicePrincipalDisplayName").orElse(principal),
                        "entra-risk/" + id.get())
                .correlationId(Optional.of(MicrosoftIds.correlation(id.get())))
                .rule(Optional.of(type))
                .alertClass(classOf(type))
                .status(status(risk))
                .occurredAt(Stream.of("activityDateTime", "detectedDateTime", "lastUpdatedDateTime")
                        .map(name -> Timestamps.read(risk.at(name)))
                        .flatMap(Optional::stream)
                        .findFirst())
                .evidenceUrl(more.text("alertUrl"))
                .candidate(MicrosoftIds.servicePrincipal(principal), CandidateRole.NAMED, NAMED);
        risk.text("appId")
                .ifPresent(
                        it -> draft.candidate(MicrosoftIds.application(it), CandidateRole.PRINCIPAL, OF_APPLICATION));
        for (JsonNode key : InnerJson.of(risk.at("keyIds"))) {
            Fields.whole(key)
                    .filter(text -> !text.isBlank())
                    .ifPresent(it -> draft.candidate(MicrosoftIds.key(it), CandidateRole.CREDENTIAL, OF_KEY));
        }
        severity(risk, draft);
        attributes(new Fields(tree), risk, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Fields risk(JsonNode tree) {
        Fields whole = new Fields(tree);
        return whole.has("properties.riskEventType") ? whole.in("properties") : whole;
    }

    /** Here the word "none" says something, so that it is not read as nothing. */
    private static void severity(Fields risk, AlertDraft draft) {
        String level = risk.at("riskLevel").asText("").strip();
        boolean confirmed = word(risk, "riskState").equals(CONFIRMED);
        boolean visible = !level.isEmpty() && !level.equalsIgnoreCase(HIDDEN);
        Severity severity = confirmed && !visible
                ? Severity.CRITICAL
                : SeverityScale.ofEntraRisk(level.toLowerCase(Locale.ROOT), confirmed);
        draft.severity(severity, Optional.of(level).filter(text -> !text.isEmpty()));
        if (severity == Severity.CRITICAL) {
            draft.severityReason(Optional.of("It is confirmed that the service principal is compromised."));
        }
    }

    /** Somebody has looked at it, or Entra has taken it back. */
    private static AlertStatus status(Fields risk) {
        return switch (word(risk, "riskState")) {
            case "dismissed", "remediated", "confirmedsafe", "none" -> AlertStatus.RESOLVED;
            default -> AlertStatus.OPEN;
        };
    }

    private static AlertClass classOf(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "leakedcredentials" -> AlertClass.LEAKED_CREDENTIAL;
            case "maliciousapplication", "suspiciousapplication" -> AlertClass.SUSPICIOUS_OAUTH_APP;
            default -> AlertClass.COMPROMISED_WORKLOAD;
        };
    }

    private static void attributes(Fields whole, Fields risk, AlertDraft draft) {
        draft.attribute("tenantId", whole.text("tenantId"));
        Stream.of(
                        "servicePrincipalDisplayName",
                        "appId",
                        "activity",
                        "riskDetail",
                        "riskState",
                        "detectionTimingType",
                        "source",
                        "requestId",
                        "correlationId")
                .forEach(name -> draft.attribute(name, risk.text(name)));
        draft.attribute("callerIp", risk.text("ipAddress"));
        draft.attribute("country", risk.text("location.countryOrRegion"));
    }

    private static String word(Fields risk, String name) {
        return risk.at(name).asText("").strip().toLowerCase(Locale.ROOT);
    }

    /** {@code suspiciousSignins} becomes "Suspicious signins". */
    private static String words(String type) {
        String spaced = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
