package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The borders of every scale, on both sides. */
class SeverityScaleTest {
    private static final Map<String, Function<Double, Severity>> SCALES = Map.ofEntries(
            Map.entry("guardduty", SeverityScale::ofGuardDuty),
            Map.entry("ocsf", id -> SeverityScale.ofOcsf(id, Optional.empty())),
            Map.entry("asff", SeverityScale::ofAsffNormalized),
            Map.entry("elastic", SeverityScale::ofElasticRisk),
            Map.entry("splunk", SeverityScale::ofSplunkAlert),
            Map.entry("qradar", SeverityScale::ofQRadar),
            Map.entry("cef", number -> SeverityScale.ofCef(Double.toString(number))),
            Map.entry("leef", SeverityScale::ofLeef),
            Map.entry("wazuh", SeverityScale::ofWazuh),
            Map.entry("datadog", SeverityScale::ofDatadog),
            Map.entry("crowdstrike", SeverityScale::ofCrowdStrike),
            Map.entry("cloudevents", SeverityScale::ofCloudEvents));

    /** Each pair is a number and what it is: the last of a band, then the first of the next. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            guardduty   | -0.1 unknown 0 informational 0.9 informational 1 low 3.9 low 4 medium 6.9 medium 7 high 8.9 high 9 critical 10 critical 11 critical
            ocsf        | 0 unknown 1 informational 2 low 3 medium 4 high 5 critical 6 critical 7 unknown 99 unknown
            asff        | -1 unknown 0 informational 1 low 39 low 40 medium 69 medium 70 high 89 high 90 critical 100 critical
            elastic     | 0 informational 20 informational 21 low 46 low 47 medium 72 medium 73 high 98 high 99 critical 100 critical
            splunk      | 0 unknown 1 informational 2 informational 3 low 4 medium 5 high 6 critical
            qradar      | 0 informational 1 informational 2 low 3 low 4 medium 6 medium 7 high 8 high 9 critical 10 critical
            cef         | 0 informational 1 low 3 low 4 medium 6 medium 7 high 8 high 9 critical 10 critical 11 unknown 100 unknown
            leef        | 0 unknown 1 low 3 low 4 medium 6 medium 7 high 8 high 9 critical 10 critical
            wazuh       | 0 informational 3 informational 4 low 6 low 7 medium 11 medium 12 high 14 high 15 critical 16 critical 17 critical
            datadog     | -1 unknown 0 informational 1 low 2 medium 3 high 4 critical
            crowdstrike | 0 unknown 1 informational 2 low 3 medium 4 high 5 critical 10 informational 19 informational 20 low 39 low 40 medium 60 high 79 high 80 critical 100 critical
            cloudevents | 0 unknown 1 informational 12 informational 13 medium 16 medium 17 high 20 high 21 critical 24 critical
            """)
    void shouldKeepTheBordersOfEveryScale(String scale, String pairs) {
        Function<Double, Severity> of = Objects.requireNonNull(SCALES.get(scale));
        String[] parts = pairs.strip().split("\\s+");
        for (int at = 0; at < parts.length; at += 2) {
            assertThat(of.apply(Double.valueOf(parts[at])).word())
                    .as("%s %s", scale, parts[at])
                    .isEqualTo(parts[at + 1]);
        }
        assertThat(of.apply(Double.NaN)).isEqualTo(Severity.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Very-High, critical",
        "very high, critical",
        "INFORMATIONAL, informational",
        "none, informational",
        "Notice, low",
        "Warning, medium",
        "hazardous, medium",
        "Error, high",
        "Emergency, critical",
        "Unknown, unknown",
        "'', unknown",
        "100, unknown",
        "unknownFutureValue, unknown"
    })
    void shouldReadWordsHoweverTheyAreWritten(String word, String expected) {
        assertThat(SeverityScale.ofCef(word).word()).isEqualTo(expected);
        assertThat(SeverityScale.ofWord(word).orElse(Severity.UNKNOWN).word()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "none, false, informational",
        "low, true, low",
        "high, false, high",
        "high, true, critical",
        "hidden, false, unknown",
        "hidden, true, unknown"
    })
    void shouldRaiseARiskOnlyWhenItIsCertain(String level, boolean confirmed, String expected) {
        assertThat(SeverityScale.ofEntraRisk(level, confirmed).word()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, Critical, critical", "99, High, high", "99, Other, unknown", "4, Low, high"})
    void shouldTakeTheTextWhereTheNumberSaysNothing(int id, String text, String expected) {
        assertThat(SeverityScale.ofOcsf(id, Optional.of(text)).word()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"page, critical", "critical, critical", "warning, medium", "none, informational", "ticket, unknown"})
    void shouldReadTheLabelThatWakesPeople(String label, String expected) {
        assertThat(SeverityScale.ofAlertmanager(label).word()).isEqualTo(expected);
    }
}
