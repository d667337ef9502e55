package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Somebody who is paged by mail, of which a person gets ten in a minute and no more (notifier, Limits). */
record BusyPerson(String name, Mailbox mailbox) {
    static final int MAILS_A_MINUTE = 10;

    String identityPrefix() {
        return "aws:access-key:" + name + "-";
    }

    /** An identity of each number below; none has an issuer. */
    void applyTo(OnusApi api, int identities) {
        StringBuilder yaml = new StringBuilder("""
            apiVersion: onus.dev/v1
            kind: Channel
            metadata: {name: mail-%1$s}
            spec: {type: smtp, host: 127.0.0.1, port: %2$d, security: none, from: onus@example.org}
            ---
            kind: Person
            metadata: {name: %1$s}
            spec: {displayName: Pat, timeZone: Europe/Lisbon, contacts: [{channel: mail-%1$s, address: %1$s@example.org}]}
            ---
            kind: Team
            metadata: {name: team-%1$s}
            spec: {displayName: Team, members: [%1$s]}
            ---
            kind: EscalationPolicy
            metadata: {name: policy-%1$s}
            spec:
              match: {environment: [e2e-%1$s]}
              priority: 100
              steps:
                - {notify: [owner], acknowledgeWithin: PT6H}
              fallback: {notify: [owner]}
              resolveWithin: PT24H
            """.formatted(name, mailbox.port()));
        IntStream.range(0, identities).forEach(number -> yaml.append("""
            ---
            kind: Identity
            metadata: {name: key-%1$s-%3$d}
            spec: {id: "%2$s%3$d", environment: e2e-%1$s, owner: team-%1$s, criticality: high, blastRadius: 1, lifecycle: active}
            """.formatted(name, identityPrefix(), number)));
        api.post("/v1/apply", OnusApi.AS_YAML, yaml.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @return the receipt's id */
    String alert(OnusApi api, int number, String severity) {
        JsonNode alert = OnusApi.JSON
                .createObjectNode()
                .put("identityId", identityPrefix() + number)
                .put("title", "Used from an unusual place")
                .put("severity", severity)
                .put("dedupKey", identityPrefix() + number);
        return api.postJson("/v1/alerts", alert)
                .body()
                .path("receipts")
                .path(0)
                .path("id")
                .asText();
    }

    /** Where among the mails the first about the case is, counted from zero; -1: there is none yet. */
    int placeOf(String caseId) {
        return IntStream.range(0, mailbox.mails().size())
                .filter(place -> mailbox.mails().get(place).contains(caseId))
                .findFirst()
                .orElse(-1);
    }
}
