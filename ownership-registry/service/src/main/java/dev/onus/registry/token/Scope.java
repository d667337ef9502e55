package dev.onus.registry.token;

import dev.onus.vocabulary.Word;
import java.util.Set;

/** What a token lets its bearer do in the registry; {@code ingest:<source>} is the intake's own. */
public enum Scope implements Word {
    /** Everything, token making included. */
    ADMIN,
    /** Change records. */
    WRITE,
    /** Answer pages and cases. */
    RESPOND,
    /** Look. */
    READ,
    /** Look at effects and say what became of them; cases and records stay closed. */
    EFFECTS,
    /** Read calendars of shifts; nothing else. It stands in addresses, which programs keep and show. */
    CALENDAR,
    /** Send alerts of any source. */
    INGEST;

    private static final String ONE_SOURCE = INGEST.word() + ":";

    /** Whether these scopes of a token allow this: admin allows all, and whoever may write or respond may look. */
    public boolean isAllowedBy(Set<String> scopes) {
        if (scopes.contains(ADMIN.word()) || scopes.contains(word())) {
            return true;
        }
        return this == READ && (scopes.contains(WRITE.word()) || scopes.contains(RESPOND.word()));
    }

    /** Whether alerts may be sent with these scopes, of any or of one source. */
    public static boolean isIntake(Set<String> scopes) {
        return INGEST.isAllowedBy(scopes) || scopes.stream().anyMatch(scope -> scope.startsWith(ONE_SOURCE));
    }

    /** Whether this is the name of a scope. */
    static boolean isKnown(String text) {
        boolean oneSource = text.startsWith(ONE_SOURCE) && text.length() > ONE_SOURCE.length();
        return oneSource
                || Word.find(Scope.class, text)
                        .map(Word::word)
                        .filter(text::equals)
                        .isPresent();
    }
}
