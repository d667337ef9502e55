package dev.onus.bench;

/** What {@code ./onus up} is told, so that whatever the bench sends pages somebody at a webhook of the bench. */
final class BenchConfiguration {
    /** From the first page of an access key's case to the page of the second person. */
    static final String WINDOW_OF_KEYS = "PT8S";

    private BenchConfiguration() {}

    /** Service accounts page {@code first} and then nobody for a day; access keys page {@code second} after a while. */
    static String pagingTo(int port) {
        return """
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: first}
                spec: {displayName: First, contacts: [{channel: webhook, url: "http://127.0.0.1:%1$d/first"}]}
                ---
                kind: Person
                metadata: {name: second}
                spec: {displayName: Second, contacts: [{channel: webhook, url: "http://127.0.0.1:%1$d/second"}]}
                ---
                kind: Team
                metadata: {name: owners}
                spec: {displayName: Owners, members: [first]}
                ---
                kind: Team
                metadata: {name: backups}
                spec: {displayName: Backups, members: [second]}
                ---
                kind: OwnershipRule
                metadata: {name: everything}
                spec: {match: {id: ["*"]}, owner: owners, priority: 10}
                ---
                kind: EscalationPolicy
                metadata: {name: patient}
                spec:
                  match: {type: [service-account]}
                  priority: 100
                  steps: [{notify: [owner], acknowledgeWithin: PT24H}, {notify: ["team:backups"], acknowledgeWithin: PT24H}]
                  fallback: {notify: ["team:backups"]}
                  resolveWithin: PT72H
                ---
                kind: EscalationPolicy
                metadata: {name: strict}
                spec:
                  match: {type: [access-key]}
                  priority: 100
                  steps: [{notify: [owner], acknowledgeWithin: %2$s}, {notify: ["team:backups"], acknowledgeWithin: PT24H}]
                  fallback: {notify: ["team:backups"]}
                  resolveWithin: PT72H
                """.formatted(port, WINDOW_OF_KEYS);
    }
}
