package dev.onus.notifier.channel.smtp;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.Wording;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mail says: first what to do, then what it is about. */
final class MailText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MailText() {}

    static String plain(Message message) {
        StringBuilder text = new StringBuilder();
        text.append(Wording.title(message)).append("\n\n");
        text.append(ask(message)).append('\n').append(message.answerUrl()).append("\n\n");
        facts(message)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    static String html(Message message) {
        StringBuilder rows = new StringBuilder();
        facts(message)
                .forEach((name, value) -> rows.append("<tr><th align=\"left\">")
                        .append(escaped(name))
                        .append("</th><td>")
                        .append(escaped(value))
                        .append("</td></tr>"));
        return """
                <!doctype html><html><body style="font-family:sans-serif">
                <h1 style="font-size:1.2em">%s</h1>
                <p>%s</p>
                <p><a href="%s">Open the case and answer</a></p>
                <table cellpadding="4">%s</table>
                </body></html>
                """.formatted(
                        escaped(Wording.title(message)),
                        escaped(ask(message)),
                        escaped(message.answerUrl().toString()),
                        rows);
    }

    private static String ask(Message message) {
        String by = message.acknowledgeBy()
                .map(instant -> " by " + TIME.format(instant))
                .orElse("");
        return switch (message.type()) {
            case PAGE ->
                Wording.role(message).equals("accountable")
                        ? "You are asked to acknowledge" + by + ":"
                        : "You are informed and need not answer. Details:";
            case REMINDER -> "Your acknowledgement ends soon. Show progress or resolve it:";
            case WITHDRAWAL -> "This page is withdrawn; you need not answer it any more. Details:";
        };
    }

    private static Map<String, String> facts(Message message) {
        EscalationEvent event = message.event();
        IdentityFacts identity = event.getIdentity();
        AlertFacts alert = event.getAlert();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Why you", Wording.reason(message));
        put(facts, "Severity", event.getSeverity().name() + ", priority " + event.getPriority());
        put(facts, "Identity", identity.getId());
        put(facts, "System", identity.getSystem());
        put(facts, "Environment", identity.getEnvironment());
        put(facts, "Resource", alert == null ? null : alert.getResource());
        put(
                facts,
                "Credential",
                alert == null ? null : alert.getCredentialState().name());
        put(facts, "Owner", event.getOwner());
        put(facts, "Business process", identity.getBusinessProcess());
        put(facts, "Breaks on revocation", String.join(", ", identity.getDependents()));
        put(facts, "Revoke by", identity.getRevocationMethod());
        put(facts, "Runbook", identity.getRunbook());
        put(facts, "Case", event.getCaseId());
        put(facts, "Drill", event.getDrill() ? "yes: nothing is contained" : null);
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, value);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
