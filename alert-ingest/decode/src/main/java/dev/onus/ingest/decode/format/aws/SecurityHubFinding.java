package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Labels;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finding in the AWS Security Finding Format. Security Hub sends it again with each change of its workflow, also after
 * it was closed. A finding that it has from GuardDuty carries GuardDuty's ARN as its id, and folds into the same case.
 */
public final class SecurityHubFinding implements AlertFormat {
    private static final String SCHEMA = "2018-10-08";

    @Override
    public String name() {
        return "aws-security-hub";
    }

    @Override
    public List<String> otherNames() {
        return List.of("asff", "aws-securityhub", "security-hub");
    }

    @Override
    public String describes() {
        return "AWS Security Hub (ASFF): EventBridge event, custom action, bare finding, GetFindings answer";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("SchemaVersion").asText().equals(SCHEMA)
                && tree.path("ProductArn").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields finding = new Fields(tree);
        Optional<String> id = finding.text("Id");
        if (id.isEmpty()) {
            return new Outcome.Rejected("Id", "Expected a finding with an Id, but it has none.");
        }
        String product = finding.text("ProductArn").orElse("");
        String title =
                finding.text("Title").or(() -> finding.text("GeneratorId")).orElseGet(id::get);
        AsffRule rule = AsffRule.of(finding);
        AlertDraft draft = new AlertDraft(title, product + "/" + id.get())
                .correlationId(Optional.of(correlation(product, id.get())))
                .rule(rule.name())
                .alertClass(rule.alertClass())
                .description(finding.text("Description"))
                .status(status(finding))
                .resource(AsffIdentities.resource(finding))
                .environment(environment(finding))
                .occurredAt(Timestamps.read(finding.at("FirstObservedAt"))
                        .or(() -> Timestamps.read(finding.at("CreatedAt")))
                        .or(() -> Timestamps.read(finding.at("ProcessedAt"))))
                .evidenceUrl(finding.text("SourceUrl").or(() -> finding.text("Remediation.Recommendation.Url")))
                .sample(isSample(finding, title));
        severity(finding, draft);
        attributes(finding, draft);
        AsffIdentities.find(finding, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** What names the finding wherever it is repeated: GuardDuty's own ARN, else an id that is an ARN. */
    private static String correlation(String product, String id) {
        return AwsNames.guardDutyFinding(id).orElseGet(() -> id.startsWith("arn:aws") ? id : product + "/" + id);
    }

    /** The label wins over the number; what is older than labels has the number alone, or the product's own. */
    private static void severity(Fields finding, AlertDraft draft) {
        Optional<String> label = Stream.of("Severity.Label", "FindingProviderFields.Severity.Label")
                .flatMap(path -> finding.text(path).stream())
                .filter(text -> SeverityScale.ofWord(text).isPresent())
                .findFirst();
        if (label.isPresent()) {
            draft.severity(SeverityScale.ofWord(label.get()).orElseThrow(), label);
            return;
        }
        Optional<String> number =
                finding.text("Severity.Normalized").or(() -> finding.text("FindingProviderFields.Severity.Normalized"));
        Severity severity = number.map(text -> SeverityScale.ofAsffNormalized(SeverityScale.number(text)))
                .orElse(Severity.UNKNOWN);
        draft.severity(
                severity, number.or(() -> finding.text("Severity.Label")).or(() -> finding.text("Severity.Product")));
    }

    /** Workflow is of the investigation, the record of the provider, compliance of the check: any of them can end it. */
    private static AlertStatus status(Fields finding) {
        String workflow = finding.text("Workflow.Status")
                .or(() -> finding.text("WorkflowState"))
                .orElse("");
        boolean ended = workflow.equals("RESOLVED")
                || workflow.equals("SUPPRESSED")
                || finding.text("RecordState").orElse("").equals("ARCHIVED")
                || finding.text("Compliance.Status").orElse("").equals("PASSED");
        return ended ? AlertStatus.RESOLVED : AlertStatus.OPEN;
    }

    private static Optional<String> environment(Fields finding) {
        for (JsonNode resource : finding.at("Resources")) {
            Optional<String> found = Labels.environment(resource.path("Tags"));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The format has a flag of its own; GuardDuty's stands in flat fields, in an older form inside of a JSON text. */
    private static boolean isSample(Fields finding, String title) {
        boolean inFields = finding.at("ProductFields").properties().stream()
                .filter(field -> field.getKey().contains("additionalInfo"))
                .anyMatch(field -> (field.getKey().endsWith("/sample")
                                && field.getValue().asText().equalsIgnoreCase("true"))
                        || GuardDuty.saysSample(field.getValue().asText()));
        return finding.flag("Sample") || inFields || title.startsWith(GuardDuty.SAMPLE);
    }

    private static void attributes(Fields finding, AlertDraft draft) {
        draft.attribute("accountId", finding.text("AwsAccountId"));
        draft.attribute("region", finding.text("Region"));
        draft.attribute("product", product(finding));
        draft.attribute("generatorId", finding.text("GeneratorId"));
        draft.attribute("workflow", finding.text("Workflow.Status").or(() -> finding.text("WorkflowState")));
        draft.attribute("recordState", finding.text("RecordState"));
        draft.attribute("compliance", finding.text("Compliance.Status"));
        draft.attribute("updatedAt", finding.text("UpdatedAt"));
        draft.attribute("lastSeen", finding.text("LastObservedAt"));
        draft.attribute("api", finding.text("Action.AwsApiCallAction.Api").or(() -> product(finding, "/api")));
        draft.attribute(
                "callerIp",
                finding.text("Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4")
                        .or(() -> product(finding, "/remoteIpDetails/ipAddressV4")));
    }

    private static Optional<String> product(Fields finding) {
        return finding.text("ProductName")
                .or(() -> Fields.whole(finding.at("ProductFields").path("aws/securityhub/ProductName")));
    }

    /** Names of product fields are paths, with or without a prefix of the product. */
    private static Optional<String> product(Fields finding, String ending) {
        return finding.at("ProductFields").properties().stream()
                .filter(field -> field.getKey().endsWith("awsApiCallAction" + ending))
                .flatMap(field -> Fields.whole(field.getValue()).stream())
                .findFirst();
    }
}
