package dev.onus.escalation;

import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * An answer to a case.
 *
 * @param action the word of what is asked for, for example {@code acknowledge}; one that is not known is illegal
 * @param person who answers; empty for a service
 * @param service which service answers; empty for a person
 * @param scopes scopes of the token; {@code admin} counts as the accountable side and is recorded as such
 * @param expectedVersion the version that the answer was looking at; empty: any
 * @param pageId the page that is answered, where it came from one
 * @param parameters what the action needs besides, for example {@code outcome}
 */
public record Answer(
        ResponseId id,
        String action,
        Optional<String> person,
        Optional<String> service,
        Set<String> scopes,
        OptionalLong expectedVersion,
        Optional<PageId> pageId,
        Optional<String> reason,
        Map<String, String> parameters) {

    static final String ADMIN = "admin";

    /** Who answers, for the record: {@code person:ana}, {@code service:ci}, or {@code unknown}. */
    public String actor() {
        return person.map(name -> "person:" + name)
                .or(() -> service.map(name -> "service:" + name))
                .orElse("unknown");
    }

    /** The plain name of who answers, for a sentence. */
    String who() {
        return person.or(() -> service).orElse("unknown");
    }

    boolean isAdmin() {
        return scopes.contains(ADMIN);
    }

    String reasonOr(String other) {
        return reason.filter(text -> !text.isBlank()).orElse(other);
    }
}
