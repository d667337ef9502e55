package dev.onus.notifier.message;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PagePurpose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What channels that carry text say of a page, before any markup. Every text of it is one line. */
public final class Briefing {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Briefing() {}

    /** What it is, in one line. */
    public static String heading(Message message) {
        String title = Clip.oneLine(Wording.title(message));
        String page = "[" + message.event().getSeverity().name().toUpperCase(Locale.ROOT) + "] " + title;
        return mark(message)
                + switch (message.type()) {
                    case REMINDER -> "Reminder: " + page;
                    case WITHDRAWAL -> "Withdrawn: " + title;
                    case ACKNOWLEDGEMENT -> "Acknowledged: " + title;
                    case PAGE ->
                        switch (message.purpose()) {
                            case VERIFICATION -> "Your code for Onus";
                            case TEST -> "Test of this contact: " + title;
                            case NOTICE -> "Notice: " + title;
                            case OFFER -> "Offer: " + title;
                            case APPROVAL -> "Approval wanted: " + page;
                            case ANSWER, CLOCK, EFFECT, TIE_BREAK, REVIEW, UNKNOWN -> page;
                        };
                };
    }

    /** What the person is to do. */
    public static String ask(Message message) {
        return message.bundled().isEmpty()
                ? askOfOne(message)
                : "They came faster than this contact may be used. Each of them is answered by itself.";
    }

    private static String askOfOne(Message message) {
        return switch (message.type()) {
            case REMINDER -> "Your acknowledgement ends soon. Show progress or resolve it.";
            case WITHDRAWAL -> "Nothing is asked of you any more.";
            case ACKNOWLEDGEMENT -> "Somebody has it.";
            case PAGE ->
                switch (message.purpose()) {
                    case VERIFICATION ->
                        message.code()
                                .map(code ->
                                        "Your code is " + code + ". Type it in at Onus to show that this contact is"
                                                + " yours. If you did not ask for it, do nothing.")
                                .orElse("A code was asked for, but there is none for this contact. Ask for another.");
                    case TEST -> "This is only a test. Nothing is asked of you.";
                    case NOTICE -> "Nothing is asked of you.";
                    case OFFER -> asked(message, "accept or decline");
                    case ANSWER, CLOCK, EFFECT, APPROVAL, TIE_BREAK, REVIEW, UNKNOWN -> asked(message, "acknowledge");
                };
        };
    }

    /** What it is about, name and value, most important first. */
    public static Map<String, String> facts(Message message) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Why you", Wording.reason(message));
        if (isAboutACase(message)) {
            ofCase(facts, message.event());
        }
        return facts;
    }

    /** Whether a case stands behind its answer link; behind that of a notice, a test or a verification nothing does. */
    public static boolean isAboutACase(Message message) {
        return switch (message.purpose()) {
            case NOTICE, TEST, VERIFICATION -> false;
            case ANSWER, CLOCK, APPROVAL, EFFECT, OFFER, TIE_BREAK, REVIEW, UNKNOWN -> true;
        };
    }

    /**
     * Whether a shift is offered. To acknowledge that only says that one has seen it; to accept it asks for more than a tap,
     * so it is done behind the link.
     */
    public static boolean isOfferedShift(Message message) {
        return message.purpose() == PagePurpose.OFFER
                && message.event().getCaseKind().equals(CaseKind.HAND_OVER.word());
    }

    /** A page among others, in one line. */
    public static String line(Message message) {
        return heading(message) + " (case " + message.event().getCaseId() + ", page " + message.pageId() + ")";
    }

    /** As it is shown to people, who may be in any zone. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String asked(Message message, String what) {
        return message.asksForAnswer()
                ? "You are asked to " + what
                        + message.acknowledgeBy().map(by -> " by " + time(by)).orElse("") + "."
                : "You are informed and need not answer.";
    }

    private static String mark(Message message) {
        return message.event().getDrill() ? "[DRILL] " : message.event().getTest() ? "[TEST] " : "";
    }

    private static void ofCase(Map<String, String> facts, EscalationEvent event) {
        IdentityFacts identity = event.getIdentity();
        AlertFacts alert = event.getAlert();
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
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, Clip.oneLine(value));
        }
    }
}
