package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of Defender XDR's streaming API. An alert arrives as one row of {@code AlertInfo}, and whom it is about as rows
 * of {@code AlertEvidence} before or after it, which repeat its title and severity: each is an update of the same alert,
 * by its {@code AlertId}. The shipped rules take those that name a machine identity, or may; a row that can name none
 * would open a second case, of nobody.
 */
public final class DefenderStreaming implements AlertFormat {
    private static final String INFO = "AdvancedHunting-AlertInfo";
    private static final String EVIDENCE = "AdvancedHunting-AlertEvidence";
    private static final int OF_IMPACTED = 80;
    private static final int OF_RELATED = 60;
    private static final int OF_PERSON = 50;

    private final EventRules rules = EventRules.shipped("microsoft-defender-xdr");

    @Override
    public String name() {
        return "microsoft-defender-xdr";
    }

    @Override
    public List<String> otherNames() {
        return List.of("defender-xdr");
    }

    @Override
    public String describes() {
        return "Microsoft Defender XDR streaming: AlertInfo and AlertEvidence rows";
    }

    @Override
    public EventRules rules() {
        return rules;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        String category = tree.path("category").asText("");
        return (category.equals(INFO) || category.equals(EVIDENCE))
                && new Fields(tree).text("properties.alertId").isPresent();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields row = new Fields(tree).in("properties");
        String id = row.text("alertId").orElseThrow();
        boolean evidence = tree.path("category").asText("").equals(EVIDENCE);
        String title = row.text("title")
                .orElseGet(() -> evidence ? "Evidence of Defender alert " + id : "Defender alert " + id);
        AlertDraft draft = new AlertDraft(title, "microsoft-defender-xdr/" + id)
                .correlationId(Optional.of(MicrosoftIds.correlation(id)))
                .rule(row.text("title"))
                .severity(
                        row.text("severity").flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN),
                        row.text("severity"))
                .occurredAt(Timestamps.read(row.at("timestamp")).or(() -> Timestamps.read(tree.path("time"))))
                .evidenceUrl(Optional.of("https://security.microsoft.com/alerts/" + id)
                        .filter(url -> id.matches("[A-Za-z0-9_-]{1,100}")))
                .sample(MicrosoftIds.isSample(title));
        if (evidence) {
            evidence(row, draft);
        }
        draft.attribute("tenantId", new Fields(tree).text("tenantId"));
        attributes(row, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static void evidence(Fields row, AlertDraft draft) {
        boolean impacted = row.text("evidenceRole").orElse("").equalsIgnoreCase("impacted");
        CandidateRole role = impacted ? CandidateRole.PRINCIPAL : CandidateRole.RESOURCE;
        int confidence = impacted ? OF_IMPACTED : OF_RELATED;
        Fields more = new Fields(InnerJson.of(row.at("additionalFields")));
        String type = row.text("entityType").orElse("").toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        row.text("oAuthApplicationId")
                .filter(MicrosoftIds::isGuid)
                .ifPresent(id -> draft.candidate(MicrosoftIds.application(id), role, confidence));
        Optional<String> account = row.text("accountObjectId").or(() -> more.text("aadUserId"));
        if (type.equals("serviceprincipal")) {
            account.or(() -> more.text("servicePrincipalObjectId"))
                    .ifPresent(id -> draft.candidate(MicrosoftIds.servicePrincipal(id), role, confidence));
        } else {
            account.or(() -> row.text("accountUpn"))
                    .ifPresent(id -> draft.candidate(MicrosoftIds.user(id), CandidateRole.HUMAN, OF_PERSON));
        }
        Stream.of("cloudResource", "resourceID")
                .map(row::text)
                .flatMap(Optional::stream)
                .flatMap(resource -> MicrosoftIds.ofResource(resource).stream())
                .forEach(id -> draft.candidate(id, role, confidence));
        draft.resource(Stream.of("cloudResource", "resourceID", "deviceName", "application")
                .map(row::text)
                .flatMap(Optional::stream)
                .findFirst());
        draft.alertClass(classOf(row, type, draft));
        Stream.of("entityType", "evidenceRole").forEach(name -> draft.attribute(name, row.text(name)));
        draft.attribute("callerIp", row.text("remoteIP").or(() -> row.text("localIP")));
    }

    /** A row without a severity must not raise that of its alert by what its class counts as. */
    private static AlertClass classOf(Fields row, String type, AlertDraft draft) {
        if (!row.has("severity")) {
            return AlertClass.OTHER;
        }
        if (type.equals("oauthapplication")) {
            return AlertClass.SUSPICIOUS_OAUTH_APP;
        }
        return draft.hasMachine() ? AlertClass.COMPROMISED_WORKLOAD : AlertClass.OTHER;
    }

    private static void attributes(Fields row, AlertDraft draft) {
        Stream.of("category", "categories", "serviceSource", "detectionSource", "attackTechniques")
                .forEach(name -> draft.attribute(name, row.text(name)));
    }
}
