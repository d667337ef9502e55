package dev.onus.ingest.decode;

import dev.onus.vocabulary.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From the scales of products to ours. A word that nobody knows is unknown, never low; so is a number below a scale. The
 * highest band is open at its end, because what a vendor adds above is no less bad.
 */
public final class SeverityScale {
    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");

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

    /** Where each band begins; a scale without a band begins it where the next one does. */
    private record Bands(double informational, double low, double medium, double high, double critical) {
        Severity of(double number) {
            if (Double.isNaN(number) || number < informational) {
                return Severity.UNKNOWN;
            }
            if (number >= critical) {
                return Severity.CRITICAL;
            }
            if (number >= high) {
                return Severity.HIGH;
            }
            if (number >= medium) {
                return Severity.MEDIUM;
            }
            return number >= low ? Severity.LOW : Severity.INFORMATIONAL;
        }
    }

    private static final Bands GUARD_DUTY = new Bands(0, 1, 4, 7, 9);
    private static final Bands OCSF = new Bands(1, 2, 3, 4, 5);
    private static final Bands ASFF_NORMALIZED = new Bands(0, 1, 40, 70, 90);
    private static final Bands ELASTIC_RISK = new Bands(0, 21, 47, 73, 99);
    private static final Bands SPLUNK_ALERT = new Bands(1, 3, 4, 5, 6);
    private static final Bands QRADAR = new Bands(0, 2, 4, 7, 9);
    private static final Bands CEF = new Bands(0, 1, 4, 7, 9);
    private static final Bands LEEF = new Bands(1, 1, 4, 7, 9);
    private static final Bands WAZUH = new Bands(0, 4, 7, 12, 15);
    private static final Bands DATADOG = new Bands(0, 1, 2, 3, 4);
    private static final Bands CROWD_STRIKE = new Bands(1, 2, 3, 4, 5);
    private static final Bands CROWD_STRIKE_HUNDRED = new Bands(1, 20, 40, 60, 80);
    private static final Bands CLOUD_EVENTS = new Bands(1, 13, 13, 17, 21);

    private static final int LAST_OF_OCSF = 6;
    private static final int LAST_OF_CEF = 10;
    private static final int LAST_OF_FIVE = 5;

    private SeverityScale() {}

    /** Empty when nobody knows the word. */
    public static Optional<Severity> ofWord(String word) {
        String plain = BETWEEN.matcher(word.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        return Optional.ofNullable(WORDS.get(plain));
    }

    /** The number that a text is; not a number when it is none, which no band takes. */
    public static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** 0 to 10; attack sequences are 9 and above. */
    public static Severity ofGuardDuty(double number) {
        return GUARD_DUTY.of(number);
    }

    /** {@code severity_id} 1 to 6 (fatal is critical); 0 and 99 mean that the text next to it says it. */
    public static Severity ofOcsf(double id, Optional<String> text) {
        Severity severity = id > LAST_OF_OCSF ? Severity.UNKNOWN : OCSF.of(id);
        return severity != Severity.UNKNOWN
                ? severity
                : text.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN);
    }

    /** 0 to 100 of a Security Hub finding that has no label. */
    public static Severity ofAsffNormalized(double number) {
        return ASFF_NORMALIZED.of(number);
    }

    /** Elastic's risk score, 0 to 100, where there is no word. */
    public static Severity ofElasticRisk(double score) {
        return ELASTIC_RISK.of(score);
    }

    /** Splunk's plain alerts: 1 debug to 6 fatal. */
    public static Severity ofSplunkAlert(double number) {
        return SPLUNK_ALERT.of(number);
    }

    /** QRadar's magnitude or severity, 0 to 10. */
    public static Severity ofQRadar(double number) {
        return QRADAR.of(number);
    }

    /** The header's field: 0 to 10 or a word. What is above ten is no CEF severity, whatever its sender means by it. */
    public static Severity ofCef(String text) {
        double number = number(text);
        return ofWord(text).orElseGet(() -> number > LAST_OF_CEF ? Severity.UNKNOWN : CEF.of(number));
    }

    /** {@code sev}, 1 to 10. */
    public static Severity ofLeef(double number) {
        return LEEF.of(number);
    }

    /** Wazuh's rule level, 0 to 16. */
    public static Severity ofWazuh(double level) {
        return WAZUH.of(level);
    }

    /** 0 to 4, as a webhook template's variable has it. */
    public static Severity ofDatadog(double number) {
        return DATADOG.of(number);
    }

    /** 1 to 5; newer alerts have 1 to 100, of which twenty make a band. */
    public static Severity ofCrowdStrike(double number) {
        return number > LAST_OF_FIVE ? CROWD_STRIKE_HUNDRED.of(number) : CROWD_STRIKE.of(number);
    }

    /** The extension {@code severitynumber}, 1 to 24, of which four make a level of a log. */
    public static Severity ofCloudEvents(double number) {
        return CLOUD_EVENTS.of(number);
    }

    /** Entra: {@code hidden} means that the tenant has no licence to see it; confirmed means that it is certain. */
    public static Severity ofEntraRisk(String level, boolean confirmedCompromised) {
        Severity severity = ofWord(level).orElse(Severity.UNKNOWN);
        return severity == Severity.HIGH && confirmedCompromised ? Severity.CRITICAL : severity;
    }

    /** A label that everybody writes as they like; {@code page} is what wakes people. */
    public static Severity ofAlertmanager(String label) {
        return label.strip().equalsIgnoreCase("page")
                ? Severity.CRITICAL
                : ofWord(label).orElse(Severity.UNKNOWN);
    }
}
