package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One issuer of identities, and who answers for it; whoever owns what it has issued is somebody else.
 *
 * @param children how many identities it has issued
 */
record StormingIssuer(String name, int children) {
    /** The least that the issuer's own record says; a storm knows better (OWN-15). */
    private static final int OWN_BLAST_RADIUS = 3;

    String id() {
        return "github:app:" + name;
    }

    String childPrefix() {
        return "github:token:" + name + "-";
    }

    String child(int number) {
        return childPrefix() + String.format(Locale.ROOT, "%05d", number);
    }

    Set<String> allChildren() {
        return new HashSet<>(IntStream.range(0, children).mapToObj(this::child).toList());
    }

    /** Both are paged at once, one page each. */
    List<String> deciders() {
        return List.of("first-of-" + name, "second-of-" + name);
    }

    String ownerOfChildren() {
        return "owner-under-" + name;
    }

    /** The name of what reports them, by which intake counts them. */
    String source() {
        return "siem-of-" + name;
    }

    void applyTo(OnusApi api, Receiver receiver) {
        StringBuilder yaml = new StringBuilder();
        yaml.append(people(receiver)).append(policyAndIssuer());
        IntStream.range(0, children).forEach(number -> yaml.append(identity(number)));
        api.post("/v1/apply", OnusApi.AS_YAML, yaml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String people(Receiver receiver) {
        return """
            apiVersion: onus.dev/v1
            kind: Person
            metadata: {name: %2$s}
            spec: {displayName: First, timeZone: Europe/Lisbon, contacts: [{channel: webhook, url: "%3$s"}]}
            ---
            kind: Person
            metadata: {name: %4$s}
            spec: {displayName: Second, timeZone: Europe/Lisbon, contacts: [{channel: webhook, url: "%5$s"}]}
            ---
            kind: Person
            metadata: {name: %6$s}
            spec: {displayName: Owner, timeZone: Europe/Lisbon, contacts: [{channel: webhook, url: "%7$s"}]}
            ---
            kind: Team
            metadata: {name: deciders-%1$s}
            spec: {displayName: Deciders, members: [%2$s, %4$s]}
            ---
            kind: Team
            metadata: {name: owners-%1$s}
            spec: {displayName: Owners, members: [%6$s]}
            """.formatted(
                        name,
                        deciders().getFirst(),
                        receiver.address(deciders().getFirst()),
                        deciders().getLast(),
                        receiver.address(deciders().getLast()),
                        ownerOfChildren(),
                        receiver.address(ownerOfChildren()));
    }

    /** Windows so long that nobody is paged a second time while a test runs. */
    private String policyAndIssuer() {
        return """
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
            ---
            kind: Identity
            metadata: {name: issuer-%1$s}
            spec: {id: "%2$s", environment: e2e-%1$s, owner: deciders-%1$s, criticality: high, blastRadius: %3$d, lifecycle: active}
            """.formatted(name, id(), OWN_BLAST_RADIUS);
    }

    private String identity(int number) {
        return """
            ---
            kind: Identity
            metadata: {name: %1$s-%2$05d}
            spec: {id: "%3$s", issuer: "%4$s", environment: e2e-%1$s, owner: owners-%1$s, criticality: high, blastRadius: 1, lifecycle: active}
            """.formatted(name, number, child(number), id());
    }

    JsonNode alert(int number) {
        ObjectNode alert = OnusApi.JSON.createObjectNode();
        return alert.put("identityId", child(number))
                .put("title", "Used from outside the build farm")
                .put("severity", "high")
                .put("alertClass", "leaked-credential")
                .put("credentialState", "active")
                .put("source", source())
                .put("dedupKey", child(number));
    }
}
