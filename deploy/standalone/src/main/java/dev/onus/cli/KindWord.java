package dev.onus.cli;

import java.util.Map;

/** The path of a kind: its lower-case plural, which is what {@code get} takes; the singular is understood too. */
final class KindWord {
    private static final Map<String, String> PLURALS = Map.ofEntries(
            Map.entry("person", "people"),
            Map.entry("team", "teams"),
            Map.entry("schedule", "schedules"),
            Map.entry("system", "systems"),
            Map.entry("identity", "identities"),
            Map.entry("ownershiprule", "ownership-rules"),
            Map.entry("ownership-rule", "ownership-rules"),
            Map.entry("rule", "ownership-rules"),
            Map.entry("rules", "ownership-rules"),
            Map.entry("escalationpolicy", "escalation-policies"),
            Map.entry("escalation-policy", "escalation-policies"),
            Map.entry("policy", "escalation-policies"),
            Map.entry("policies", "escalation-policies"),
            Map.entry("source", "sources"),
            Map.entry("channel", "channels"),
            Map.entry("token", "tokens"));

    private KindWord() {}

    static String pathOf(String word) {
        return PLURALS.getOrDefault(word, word);
    }
}
