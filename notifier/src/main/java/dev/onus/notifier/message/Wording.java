package dev.onus.notifier.message;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PersonFacts;
import dev.onus.vocabulary.PageRole;

/** The words of a message that every channel uses. */
public final class Wording {
    private Wording() {}

    /** What happened, in one line; of several pages how many they are and what the first of them is about. */
    public static String title(Message message) {
        int further = message.bundled().size();
        return further == 0
                ? titleOfOne(message)
                : (1 + further) + " pages: " + titleOfOne(message) + " and " + further + " more";
    }

    private static String titleOfOne(Message message) {
        AlertFacts alert = message.event().getAlert();
        return alert == null || alert.getTitle().isBlank() ? message.event().getSummary() : alert.getTitle();
    }

    /** Why this person gets it; no page goes out without one (G6). */
    public static String reason(Message message) {
        EscalationEvent event = message.event();
        return event.getPersons().stream()
                .filter(person -> person.getName().equals(message.person()))
                .map(PersonFacts::getReason)
                .filter(reason -> message.type() == MessageType.PAGE && !reason.isBlank())
                .findFirst()
                .orElse(event.getReason());
    }

    /** {@code accountable} or {@code informed}; who is told nothing of it counts as informed (ESC-4). */
    public static String role(Message message) {
        return message.page().getCapacity() == PageCapacity.accountable
                ? PageRole.ACCOUNTABLE.word()
                : PageRole.INFORMED.word();
    }
}
