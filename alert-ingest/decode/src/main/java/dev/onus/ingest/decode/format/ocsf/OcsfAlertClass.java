package dev.onus.ingest.decode.format.ocsf;

import dev.onus.ingest.decode.Fields;
import dev.onus.vocabulary.AlertClass;
import java.util.Locale;

/** What happened, from the class of the finding and from words of its rule, type and title. */
final class OcsfAlertClass {
    private OcsfAlertClass() {}

    static AlertClass of(Fields record, OcsfClass kind, String rule) {
        String said = (rule + " " + record.text("finding_info.title").orElse("") + " "
                        + record.at("finding_info.types"))
                .toLowerCase(Locale.ROOT);
        if (said.contains("exfiltration") || said.contains("leaked") || said.contains("compromisedcredential")) {
            return AlertClass.LEAKED_CREDENTIAL;
        }
        // Checks of posture come as detections, too, and then have a verdict.
        boolean posture = record.text("status_code")
                .filter(code -> code.equalsIgnoreCase("PASS") || code.equalsIgnoreCase("FAIL"))
                .isPresent();
        return switch (kind) {
            case COMPLIANCE_FINDING, APPLICATION_SECURITY_POSTURE_FINDING -> AlertClass.POLICY_VIOLATION;
            case IAM_ANALYSIS_FINDING -> AlertClass.OVER_PRIVILEGED;
            case DETECTION_FINDING, SECURITY_FINDING, INCIDENT_FINDING ->
                posture ? AlertClass.POLICY_VIOLATION : AlertClass.COMPROMISED_WORKLOAD;
            case VULNERABILITY_FINDING,
                    DATA_SECURITY_FINDING,
                    ACCOUNT_CHANGE,
                    AUTHENTICATION,
                    AUTHORIZE_SESSION,
                    ENTITY_MANAGEMENT,
                    USER_ACCESS_MANAGEMENT,
                    GROUP_MANAGEMENT,
                    API_ACTIVITY -> AlertClass.OTHER;
        };
    }
}
