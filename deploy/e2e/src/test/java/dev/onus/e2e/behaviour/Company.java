package dev.onus.e2e.behaviour;

import dev.onus.notifier.channel.twilio.FakeTwilio;

/** The example company of these tests: ana and bo hold the payments key, sec is their backup, mo manages. */
final class Company {
    static final String KEY = "aws:access-key:AKIAIOSFODNN7EXAMPLE";

    private Company() {}

    static String channels(String twilio, String tokenRef) {
        return """
                kind: Channel
                metadata: {name: sms}
                spec: {type: twilio-sms, account: %1$s, tokenRef: "%2$s", from: "+15005550006", url: "%3$s"}
                ---
                kind: Channel
                metadata: {name: voice}
                spec: {type: twilio-voice, account: %1$s, tokenRef: "%2$s", from: "+15005550006", url: "%3$s"}
                """.formatted(FakeTwilio.ACCOUNT, tokenRef, twilio);
    }

    /** A person with a telephone, in the order text, call. */
    static String withTelephone(String person, String number, String rest) {
        return """
                kind: Person
                metadata: {name: %s}
                spec:
                  contacts: [{channel: sms, address: "%s"}, {channel: voice, address: "%s"}]
                %s
                """.formatted(person, number, number, rest.indent(2));
    }

    static String withWebhook(String person, String url) {
        return """
                kind: Person
                metadata: {name: %s}
                spec: {contacts: [{channel: webhook, url: "%s"}]}
                """.formatted(person, url);
    }

    /** Ana's team owns the key; sec's is its backup; five minutes each, then mo. */
    static String teams(String payments) {
        return """
                kind: Team
                metadata: {name: payments}
                spec: {manager: mo, %s}
                ---
                kind: Team
                metadata: {name: secops}
                spec: {manager: mo, members: [sec]}
                ---
                kind: EscalationPolicy
                metadata: {name: production}
                spec:
                  match: {severity: [high, critical]}
                  priority: 100
                  steps:
                    - {notify: [owner], acknowledgeWithin: PT10M}
                    - {notify: [backup], acknowledgeWithin: PT10M}
                  fallback: {notify: ["person:mo"]}
                  acknowledgementExpiresAfter: PT4H
                  resolveWithin: P7D
                ---
                kind: EscalationPolicy
                metadata: {name: quiet}
                spec:
                  match: {severity: [low]}
                  priority: 100
                  urgency: low
                  steps: [{notify: [owner], acknowledgeWithin: PT12H}]
                  fallback: {notify: ["person:mo"]}
                  resolveWithin: P7D
                ---
                kind: Identity
                metadata: {name: payments-key}
                spec: {id: "%s", owner: payments, backup: secops, environment: production, criticality: high}
                """.formatted(payments, KEY);
    }
}
