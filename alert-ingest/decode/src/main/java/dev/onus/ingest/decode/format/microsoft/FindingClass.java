package dev.onus.ingest.decode.format.microsoft;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.vocabulary.AlertClass;
import java.util.Locale;

/** What kind of finding it is, where Microsoft names none: its own words, then whom it is about. */
final class FindingClass {
    private FindingClass() {}

    /** @param words title or category, in any case; empty when there is none */
    static AlertClass of(String words, AlertDraft draft) {
        if (tellsOfALeak(words)) {
            return AlertClass.LEAKED_CREDENTIAL;
        }
        return draft.hasMachine() ? AlertClass.COMPROMISED_WORKLOAD : AlertClass.OTHER;
    }

    static boolean tellsOfALeak(String words) {
        return words.toLowerCase(Locale.ROOT).contains("leaked");
    }
}
