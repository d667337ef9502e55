package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the source's record says of a word for a severity that nobody else knows. */
class JudgementTest {
    private static final String NOTABLE =
            "{\"title\":\"t\",\"identityId\":\"github:token:1\",\"dedupKey\":\"1\",\"severity\":\"notable\"}";
    private static final String WARNING = "Nobody knows the severity 'notable'; it counts as unknown.";

    @Test
    void shouldWarnOfAWordThatNobodyKnows() {
        Alert alert = judged(Map.of(), Optional.empty());

        assertThat(alert.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(alert.warnings()).containsExactly(WARNING);
    }

    @Test
    void shouldNotWarnOfAWordThatTheSourceTranslates() {
        Alert alert = judged(Map.of("notable", Severity.HIGH), Optional.empty());

        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.severityOriginal()).contains("notable");
        assertThat(alert.warnings()).isEmpty();
    }

    @Test
    void shouldNotWarnWhenTheSourceHasASeverityForAllOthers() {
        Alert alert = judged(Map.of("grave", Severity.HIGH), Optional.of(Severity.LOW));

        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.warnings()).isEmpty();
    }

    private static Alert judged(Map<String, Severity> words, Optional<Severity> others) {
        SourceOptions options =
                new SourceOptions(Submission.DETECT, Optional.empty(), List.of(), words, others, false, Map.of());
        return Examples.only(new Decoder(Examples.DIGEST)
                .decode(new Submission(NOTABLE.getBytes(StandardCharsets.UTF_8), "s", options, Map.of(), "d-1", 0)));
    }
}
