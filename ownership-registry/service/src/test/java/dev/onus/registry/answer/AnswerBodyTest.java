package dev.onus.registry.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerBodyTest {
    @Test
    void shouldTakeWhatAResolveNeedsAsParameters() {
        AnswerBody body = read(
                AnswerAction.RESOLVE,
                Map.of(
                        "version",
                        3,
                        "outcome",
                        "risk-accepted",
                        "reason",
                        " known ",
                        "expiresAt",
                        "2027-01-01T00:00:00Z"));

        assertThat(body.faults()).isEmpty();
        assertThat(body.version()).contains(3L);
        assertThat(body.reason()).contains("known");
        assertThat(body.parameters())
                .containsOnly(Map.entry("outcome", "risk-accepted"), Map.entry("expiresAt", "2027-01-01T00:00:00Z"));
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        assertThat(fields(AnswerAction.RESOLVE, Map.of("version", "three", "outcome", "done")))
                .containsExactlyInAnyOrder("version", "reason", "outcome");
        assertThat(fields(AnswerAction.ACKNOWLEDGE, Map.of())).containsExactly("version");
        assertThat(fields(AnswerAction.ACKNOWLEDGE, Map.of("version", -1))).containsExactly("version");
        assertThat(fields(AnswerAction.ACKNOWLEDGE, Map.of("version", 1.5))).containsExactly("version");
        assertThat(fields(AnswerAction.DECLINE, Map.of("version", 1, "reason", "  ")))
                .containsExactly("reason");
        assertThat(fields(AnswerAction.DECIDE, Map.of("version", 1, "reason", "r")))
                .containsExactlyInAnyOrder("decision", "choice");
        assertThat(fields(AnswerAction.SNOOZE, Map.of("version", 1, "until", Map.of())))
                .containsExactly("until");
        assertThat(fields(
                        AnswerAction.RESOLVE,
                        Map.of("version", 1, "outcome", "risk-accepted", "reason", "r", "expiresAt", "tomorrow")))
                .containsExactly("expiresAt");
        assertThat(fields(AnswerAction.RESOLVE, Map.of("version", 1, "outcome", "risk-accepted", "reason", "r")))
                .containsExactly("expiresAt");
        assertThat(fields(AnswerAction.NOTE, Map.of("reason", "x".repeat(AnswerBody.LONGEST_REASON + 1))))
                .containsExactly("reason");
    }

    @Test
    void shouldTakeTheVersionOfTheHeaderWhereTheBodyHasNone() {
        assertThat(AnswerBody.read(AnswerAction.ACKNOWLEDGE, Map.of(), Optional.of(7L))
                        .version())
                .contains(7L);
    }

    @Test
    void shouldKnowActionsByTheirPathAlone() {
        assertThat(AnswerAction.ofPath("decisions")).contains(AnswerAction.DECIDE);
        assertThat(AnswerAction.ofPath("acknowledge")).contains(AnswerAction.ACKNOWLEDGE);
        assertThat(AnswerAction.ofPath("decide")).isEmpty();
        assertThat(AnswerAction.ofPath("ACKNOWLEDGE")).isEmpty();
        assertThat(AnswerAction.ofPath("timeline")).isEmpty();
    }

    private static Iterable<String> fields(AnswerAction action, Map<String, Object> json) {
        return read(action, json).faults().stream().map(AnswerBody.Fault::field).toList();
    }

    private static AnswerBody read(AnswerAction action, Map<String, Object> json) {
        return AnswerBody.read(action, json, Optional.empty());
    }
}
