package dev.onus.ingest.decode;

import dev.onus.vocabulary.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From the scales of products to ours. A word that nobody knows is unknown, never low. */
public final class SeverityScale {
    private static final Map<String, Severity> WORDS = Map.ofEntries(
            Map.entry("info", Severity.INFORMATIONAL),
            Map.entry("information", Severity.INFORMATIONAL),
            Map.entry("informational", Severity.INFORMATIONAL),
            Map.entry("none", Severity.INFORMATIONAL),
            Map.entry("debug", Severity.INFORMATIONAL),
            Map.entry("low", Severity.LOW),
            Map.entry("minor", Severity.LOW),
            Map.entry("notice", Severity.LOW),
            Map.entry("medium", Severity.MEDIUM),
            Map.entry("moderate", Severity.MEDIUM),
            Map.entry("warning", Severity.MEDIUM),
            Map.entry("warn", Severity.MEDIUM),
            Map.entry("hazardous", Severity.MEDIUM),
            Map.entry("high", Severity.HIGH),
            Map.entry("major", Severity.HIGH),
            Map.entry("error", Severity.HIGH),
            Map.entry("severe", Severity.HIGH),
            Map.entry("critical", Severity.CRITICAL),
            Map.entry("crit", Severity.CRITICAL),
            Map.entry("fatal", Severity.CRITICAL),
            Map.entry("emergency", Severity.CRITICAL),
            Map.entry("veryhigh", Severity.CRITICAL),
            Map.entry("alert", Severity.CRITICAL),
            Map.entry("blocker", Severity.CRITICAL),
            Map.entry("urgent", Severity.CRITICAL));

    private SeverityScale() {}

    /** Empty when nobody knows the word. */
    public static Optional<Severity> ofWord(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        return Optional.ofNullable(WORDS.get(plain));
    }

    /** 0 to 10 in bands, the highest of which is open at its end: what the vendor adds above is no less bad. */
    public static Severity ofGuardDuty(double number) {
        if (Double.isNaN(number) || number < 0) {
            return Severity.UNKNOWN;
        }
        if (number >= 9) {
            return Severity.CRITICAL;
        }
        if (number >= 7) {
            return Severity.HIGH;
        }
        if (number >= 4) {
            return Severity.MEDIUM;
        }
        return number >= 1 ? Severity.LOW : Severity.INFORMATIONAL;
    }
}
