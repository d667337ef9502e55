package dev.onus.ingest.decode.format.ocsf;

import dev.onus.ingest.decode.Fields;
import dev.onus.vocabulary.AlertStatus;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a finding is over: by its activity (3 closes), its status (3 suppressed, 4 resolved, 5 archived, 6 deleted), or
 * because its check now passes.
 */
final class OcsfStatus {
    private static final int CLOSE = 3;
    private static final int COMPLIANT = 1;
    private static final Set<Integer> ENDED = Set.of(3, 4, 5, 6);
    private static final Set<String> ENDED_WORDS = Set.of("suppressed", "resolved", "archived", "deleted");

    private OcsfStatus() {}

    static AlertStatus of(Fields record) {
        int status = record.at("status_id").asInt();
        String word = record.text("status").orElse("").toLowerCase(Locale.ROOT);
        boolean byStatus = ENDED.contains(status) || (status == 0 && ENDED_WORDS.contains(word));
        boolean passes = record.text("status_code").orElse("").equalsIgnoreCase("PASS")
                || record.at("compliance.status_id").asInt() == COMPLIANT
                || record.text("compliance.status").orElse("").equalsIgnoreCase("PASS");
        boolean closes = record.at("activity_id").asInt() == CLOSE;
        return byStatus || passes || closes ? AlertStatus.RESOLVED : AlertStatus.OPEN;
    }
}
