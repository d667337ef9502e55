package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Fields;
import dev.onus.vocabulary.AlertClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which check or detector a finding is of. A type of GuardDuty gets back the slash that ASFF replaced by a hyphen, so
 * that one rule of an operator fits it on both ways.
 */
record AsffRule(Optional<String> name, AlertClass alertClass) {
    private static final Map<String, AlertClass> CONTROLS = Map.of(
            "IAM.1", AlertClass.OVER_PRIVILEGED,
            "IAM.21", AlertClass.OVER_PRIVILEGED,
            "ACM.1", AlertClass.CREDENTIAL_EXPIRING,
            "SecretsManager.2", AlertClass.ROTATION_FAILED);
    private static final Set<String> DETECTIONS = Set.of("TTPs", "Effects", "Unusual Behaviors");

    private static final Pattern OF_GUARDDUTY =
            Pattern.compile("^(?:[A-Za-z &]+/)*([A-Za-z]+:[A-Za-z0-9]+)-([\\w.!-]+)$");

    static AsffRule of(Fields finding) {
        Optional<String> type = firstType(finding);
        if (finding.text("ProductArn").orElse("").endsWith("/aws/guardduty")) {
            Optional<String> detector =
                    type.map(text -> OF_GUARDDUTY.matcher(text).replaceFirst("$1/$2"));
            return new AsffRule(
                    detector.or(() -> finding.text("GeneratorId")),
                    detector.map(GuardDuty::classOf).orElse(AlertClass.COMPROMISED_WORKLOAD));
        }
        Optional<String> control =
                finding.text("Compliance.SecurityControlId").or(() -> finding.text("ProductFields.ControlId"));
        return new AsffRule(control.or(() -> finding.text("GeneratorId")), classOf(control, finding, type.orElse("")));
    }

    private static AlertClass classOf(Optional<String> control, Fields finding, String type) {
        if (control.isPresent() || finding.has("Compliance.Status")) {
            return CONTROLS.getOrDefault(control.orElse(""), AlertClass.POLICY_VIOLATION);
        }
        String kind = type.split("/", 2)[0];
        if (DETECTIONS.contains(kind)) {
            return AlertClass.COMPROMISED_WORKLOAD;
        }
        return kind.equals("Software and Configuration Checks") ? AlertClass.POLICY_VIOLATION : AlertClass.OTHER;
    }

    private static Optional<String> firstType(Fields finding) {
        JsonNode types = finding.at("Types");
        JsonNode first =
                types.isEmpty() ? finding.at("FindingProviderFields.Types").path(0) : types.path(0);
        return Fields.whole(first).filter(text -> !text.isEmpty());
    }
}
