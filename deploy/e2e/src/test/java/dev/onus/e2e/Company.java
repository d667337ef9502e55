package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A small company of one's own in a shared Onus: every name carries a suffix, so that tests do not meet. */
final class Company {
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final Receiver receiver;
    private final String ownerHas;
    private final String backupHas;

    Company(Receiver receiver, String ownerHas, String backupHas) {
        this.receiver = receiver;
        this.ownerHas = ownerHas;
        this.backupHas = backupHas;
    }

    String owner() {
        return "ana-" + suffix;
    }

    String backup() {
        return "bo-" + suffix;
    }

    String ownerTeam() {
        return "payments-" + suffix;
    }

    String accessKey() {
        return ("AKIA" + suffix + "EXAMPLE1").toUpperCase(Locale.ROOT);
    }

    String identity() {
        return "aws:access-key:" + accessKey();
    }

    String topic() {
        return "siem.guardduty-" + suffix;
    }

    String yaml() {
        return """
            apiVersion: onus.dev/v1
            kind: Person
            metadata: {name: %1$s}
            spec: {displayName: Ana, timeZone: Europe/Lisbon, contacts: [{channel: webhook, url: "%2$s"}]}
            ---
            kind: Person
            metadata: {name: %3$s}
            spec: {displayName: Bo, timeZone: Europe/Lisbon, contacts: [{channel: webhook, url: "%4$s"}]}
            ---
            kind: Team
            metadata: {name: payments-%5$s}
            spec: {displayName: Payments, members: [%1$s]}
            ---
            kind: Team
            metadata: {name: secops-%5$s}
            spec: {displayName: Security operations, members: [%3$s]}
            ---
            kind: Identity
            metadata: {name: key-%5$s}
            spec: {id: "%6$s", environment: e2e-%5$s, owner: payments-%5$s, backup: secops-%5$s, criticality: high, blastRadius: 40}
            ---
            kind: EscalationPolicy
            metadata: {name: policy-%5$s}
            spec:
              match: {environment: [e2e-%5$s]}
              priority: 100
              steps:
                - {notify: [owner], acknowledgeWithin: %7$s}
                - {notify: [backup], acknowledgeWithin: %8$s}
              fallback: {notify: [backup]}
              resolveWithin: PT24H
            ---
            kind: Source
            metadata: {name: guardduty-%5$s}
            spec: {format: aws-guardduty, kafka: {topic: "%9$s"}, verify: {scheme: none}}
            """.formatted(
                        owner(),
                        receiver.address(owner()),
                        backup(),
                        receiver.address(backup()),
                        suffix,
                        identity(),
                        ownerHas,
                        backupHas,
                        topic());
    }

    void applyTo(OnusApi api) {
        api.post("/v1/apply", OnusApi.AS_YAML, yaml().getBytes(StandardCharsets.UTF_8));
    }

    /** Sends an alert about the company's key; the answer is the receipt. */
    JsonNode alert(OnusApi api, String title) {
        JsonNode alert = OnusApi.JSON
                .createObjectNode()
                .put("identityId", identity())
                .put("title", title)
                .put("severity", "high")
                .put("dedupKey", title);
        JsonNode receipt =
                api.postJson("/v1/alerts", alert).body().path("receipts").path(0);
        if (!receipt.path("outcome").asText().equals("accepted")) {
            throw new IllegalStateException("Expected the alert to be accepted, but got " + receipt);
        }
        return receipt;
    }
}
