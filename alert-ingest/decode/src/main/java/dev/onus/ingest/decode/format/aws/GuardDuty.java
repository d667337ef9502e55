package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An AWS GuardDuty finding, in camel case as EventBridge carries it or in Pascal case as the API returns it. GuardDuty
 * sends a finding again whenever it grows; its ARN stays the same.
 */
public final class GuardDuty implements AlertFormat {
    /** So begin the titles of the findings that GuardDuty makes up on request. */
    static final String SAMPLE = "[SAMPLE]";

    private static final List<String> CREDENTIAL_THEFT = List.of("CredentialExfiltration", "CompromisedCredentials");
    private static final List<String> RESOURCES = List.of(
            "resource.instanceDetails.instanceId",
            "resource.eksClusterDetails.arn",
            "resource.lambdaDetails.functionArn",
            "resource.ecsClusterDetails.arn",
            "resource.rdsDbInstanceDetails.dbInstanceArn");

    @Override
    public String name() {
        return "aws-guardduty";
    }

    @Override
    public List<String> otherNames() {
        return List.of("guardduty");
    }

    @Override
    public String describes() {
        return "AWS GuardDuty: EventBridge event, bare finding, GetFindings answer";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        Fields finding = new Fields(tree);
        return finding.text("type").isPresent()
                && finding.text("schemaVersion").isPresent()
                && finding.text("service.detectorId").isPresent();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields finding = new Fields(tree);
        Optional<String> id = finding.text("id");
        Optional<String> arn = finding.text("arn");
        if (id.isEmpty() && arn.isEmpty()) {
            return new Outcome.Rejected("id", "Expected a finding with an id or an arn, but it has neither.");
        }
        String type = finding.text("type").orElseThrow();
        String dedupKey = arn.orElseGet(() -> arnOf(finding, id.orElseThrow()));
        String title = finding.text("title").orElse(type);
        AlertDraft draft = new AlertDraft(title, dedupKey)
                .correlationId(Optional.of(dedupKey))
                .rule(Optional.of(type))
                .alertClass(classOf(type))
                .description(finding.text("description"))
                .status(finding.flag("service.archived") ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                .resource(resource(finding))
                .occurredAt(time(finding, "service.eventFirstSeen").or(() -> time(finding, "createdAt")))
                .evidenceUrl(console(finding))
                .sample(isSample(finding, title));
        severity(finding, draft);
        attributes(finding, draft);
        GuardDutyIdentities.find(finding, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** A finding without its ARN has the parts of it, and so the same key as with it. */
    private static String arnOf(Fields finding, String id) {
        return "arn:" + finding.text("partition").orElse("aws") + ":guardduty:"
                + finding.text("region").orElse("") + ":"
                + finding.text("accountId").orElse("") + ":detector/"
                + finding.text("service.detectorId").orElse("") + "/finding/" + id;
    }

    static AlertClass classOf(String type) {
        if (CREDENTIAL_THEFT.stream().anyMatch(type::contains)) {
            return AlertClass.LEAKED_CREDENTIAL;
        }
        return type.startsWith("Policy:") ? AlertClass.POLICY_VIOLATION : AlertClass.COMPROMISED_WORKLOAD;
    }

    private static void severity(Fields finding, AlertDraft draft) {
        Optional<String> said = finding.text("severity");
        Severity severity = said.map(text -> SeverityScale.ofWord(text)
                        .orElseGet(() -> SeverityScale.ofGuardDuty(SeverityScale.number(text))))
                .orElse(Severity.UNKNOWN);
        draft.severity(severity, said);
    }

    private static Optional<String> resource(Fields finding) {
        Optional<String> bucket = Optional.of(finding.at("resource.s3BucketDetails"))
                .filter(JsonNode::isArray)
                .filter(list -> !list.isEmpty())
                .flatMap(list -> new Fields(list.get(0)).text("arn"));
        Optional<String> touched = finding.at("service.action.awsApiCallAction.affectedResources").properties().stream()
                .filter(field -> field.getValue().isTextual())
                .map(field ->
                        field.getKey() + " " + Fields.plain(field.getValue().textValue()))
                .findFirst();
        return bucket.or(() -> RESOURCES.stream()
                        .map(finding::text)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> touched)
                .or(() -> finding.text("resource.resourceType"));
    }

    /** The payload has no link; the console's address follows from region and id. */
    private static Optional<String> console(Fields finding) {
        return finding.text("region")
                .filter(region -> region.matches("[a-z0-9-]{1,40}"))
                .flatMap(region -> finding.text("id")
                        .filter(id -> id.matches("[A-Za-z0-9-]{1,100}"))
                        .map(id -> "https://" + region + ".console.aws.amazon.com/guardduty/home?region=" + region
                                + "#/findings?macros=current&fId=" + id));
    }

    private static boolean isSample(Fields finding, String title) {
        boolean flagged = finding.flag("service.additionalInfo.sample");
        boolean inText = finding.text("service.additionalInfo.value")
                .filter(GuardDuty::saysSample)
                .isPresent();
        return flagged || inText || title.startsWith(SAMPLE);
    }

    /** What does not fit into a field stands in a JSON text. */
    static boolean saysSample(String json) {
        return json.replace(" ", "").contains("\"sample\":true");
    }

    private static void attributes(Fields finding, AlertDraft draft) {
        Stream.of("accountId", "region").forEach(name -> draft.attribute(name, finding.text(name)));
        draft.attribute("api", finding.text("service.action.awsApiCallAction.api"));
        draft.attribute("errorCode", finding.text("service.action.awsApiCallAction.errorCode"));
        draft.attribute("callerIp", finding.text("service.action.awsApiCallAction.remoteIpDetails.ipAddressV4"));
        draft.attribute("count", finding.text("service.count"));
        draft.attribute("lastSeen", finding.text("service.eventLastSeen"));
        draft.attribute("userName", finding.text("resource.accessKeyDetails.userName"));
        draft.attribute(
                "temporaryKey",
                finding.text("resource.accessKeyDetails.accessKeyId").filter(key -> key.startsWith("ASIA")));
    }

    private static Optional<java.time.Instant> time(Fields finding, String path) {
        return Timestamps.read(finding.at(path));
    }
}
