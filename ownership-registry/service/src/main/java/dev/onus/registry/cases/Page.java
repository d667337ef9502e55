package dev.onus.registry.cases;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import java.util.Optional;

/** A page to one person, as the log has it; only a withdrawal in the log makes it stale (design decision 8). */
public record Page(EscalationEvent requested, String routingKey, Optional<EscalationEvent> withdrawn) {
    public PageFacts facts() {
        return requested.getPage();
    }

    public String id() {
        return facts().getPageId();
    }

    public String caseId() {
        return requested.getCaseId();
    }

    public String person() {
        return facts().getPerson();
    }

    public long version() {
        return requested.getVersion();
    }

    /** Why this person was paged, in words. */
    public String why() {
        return requested.getPersons().stream()
                .filter(person -> person.getName().equals(person()))
                .findFirst()
                .map(person -> person.getReason())
                .orElse(requested.getReason());
    }
}
