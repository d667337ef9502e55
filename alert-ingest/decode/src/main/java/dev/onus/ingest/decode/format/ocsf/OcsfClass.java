package dev.onus.ingest.decode.format.ocsf;

import dev.onus.ingest.decode.Fields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The classes that are read; those of findings are alerts, those of events are lines of a log. */
enum OcsfClass {
    SECURITY_FINDING(2001, true),
    VULNERABILITY_FINDING(2002, true),
    COMPLIANCE_FINDING(2003, true),
    DETECTION_FINDING(2004, true),
    INCIDENT_FINDING(2005, true),
    DATA_SECURITY_FINDING(2006, true),
    APPLICATION_SECURITY_POSTURE_FINDING(2007, true),
    IAM_ANALYSIS_FINDING(2008, true),
    ACCOUNT_CHANGE(3001, false),
    AUTHENTICATION(3002, false),
    AUTHORIZE_SESSION(3003, false),
    ENTITY_MANAGEMENT(3004, false),
    USER_ACCESS_MANAGEMENT(3005, false),
    GROUP_MANAGEMENT(3006, false),
    API_ACTIVITY(6003, false);

    private static final int FAILURE = 2;

    private final int uid;
    private final boolean finding;

    OcsfClass(int uid, boolean finding) {
        this.uid = uid;
        this.finding = finding;
    }

    static Optional<OcsfClass> of(Fields record) {
        int said = record.at("class_uid").asInt();
        return Arrays.stream(values()).filter(each -> each.uid == said).findFirst();
    }

    boolean isFinding() {
        return finding;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What the rules of the format look at: {@code account-change:CreateAccessKey}, by the operation where there is one,
     * else by the activity; {@code failed:…} before it where nothing came of it, {@code alert:…} where the product says
     * that it is one.
     */
    String event(Fields record) {
        String what = record.text("api.operation")
                .or(() -> record.text("activity_name"))
                .or(() -> record.text("activity_id"))
                .orElse("unknown");
        String event = word() + ":" + what;
        if (record.flag("is_alert")) {
            return "alert:" + event;
        }
        boolean failed = record.at("status_id").asInt() == FAILURE
                || record.text("status").orElse("").equalsIgnoreCase("failure");
        return failed ? "failed:" + event : event;
    }
}
