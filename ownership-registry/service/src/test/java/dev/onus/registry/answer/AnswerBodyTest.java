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
    void shouldNameTheFieldThatAnActionCannotDoWithout() {
        assertThat(fields(AnswerAction.SNOOZE, Map.of("version", 1))).containsExactly("until");
        assertThat(fields(AnswerAction.SNOOZE, Map.of("version", 1, "for", "PT1H", "until", "2027-01-01T00:00:00Z")))
                .containsExactly("until");
        assertThat(fields(AnswerAction.SNOOZE, Map.of("version", 1, "for", "an hour")))
                .containsExactly("for");
        assertThat(fields(AnswerAction.SNOOZE, Map.of("version", 1, "for", "PT0S")))
                .containsExactly("for");
        assertThat(fields(AnswerAction.REASSIGN, Map.of("version", 1, "reason", "r", "to", "bo")))
                .containsExactly("to");
        assertThat(fields(AnswerAction.ESCALATE, Map.of("version", 1, "step", 0)))
                .containsExactly("step");
        assertThat(fields(AnswerAction.SETTLE, Map.of("version", 1))).containsExactlyInAnyOrder("owner", "reason");
        assertThat(fields(AnswerAction.DISPUTE, Map.of("version", 1, "owner", "person:bo")))
                .containsExactlyInAnyOrder("owner", "reason");
        assertThat(fields(AnswerAction.CONTAIN, Map.of("version", 1, "credentialState", "gone")))
                .containsExactly("credentialState");
        assertThat(fields(AnswerAction.CONTAIN, Map.of("version", 1, "override", true)))
                .containsExactly("reason");
        assertThat(fields(AnswerAction.CONTAIN, Map.of("version", 1, "override", "perhaps", "reason", "r")))
                .containsExactly("override");
        assertThat(fields(AnswerAction.ACKNOWLEDGE, Map.of("version", 1, "until", "tomorrow")))
                .containsExactly("until");
        assertThat(fields(AnswerAction.EFFECT_OUTCOME, Map.of("outcome", "requested")))
                .containsExactly("outcome");
    }

    @Test
    void shouldTakeEveryActionThatIsWhole() {
        Map<AnswerAction, Map<String, Object>> whole = Map.ofEntries(
                Map.entry(
                        AnswerAction.ACKNOWLEDGE,
                        Map.of("version", 1, "intent", "rotate", "until", "2027-01-01T00:00:00Z")),
                Map.entry(AnswerAction.ESCALATE, Map.of("version", 1, "step", 2)),
                Map.entry(AnswerAction.SNOOZE, Map.of("version", 1, "for", "P1D")),
                Map.entry(AnswerAction.REASSIGN, Map.of("version", 1, "to", "person:bo", "reason", "r")),
                Map.entry(AnswerAction.DISPUTE, Map.of("version", 1, "reason", "r")),
                Map.entry(AnswerAction.SETTLE, Map.of("version", 1, "owner", "platform", "reason", "their pipeline")),
                Map.entry(AnswerAction.CLAIM, Map.of("version", 1)),
                Map.entry(AnswerAction.CONTAIN, Map.of("version", 1, "override", true, "reason", "r")),
                Map.entry(AnswerAction.APPROVE, Map.of("version", 1, "effect", "e1")),
                Map.entry(AnswerAction.REJECT, Map.of("version", 1, "reason", "r")),
                Map.entry(AnswerAction.REOPEN, Map.of("version", 1)),
                Map.entry(AnswerAction.EFFECT_OUTCOME, Map.of("outcome", "done", "detail", "revoked")));

        whole.forEach((action, json) ->
                assertThat(read(action, json).faults()).as(action.word()).isEmpty());
    }

    @Test
    void shouldTakeATeamAlsoAsATarget() {
        assertThat(read(AnswerAction.SETTLE, Map.of("version", 1, "owner", "team:platform", "reason", "their pipeline"))
                        .parameters())
                .containsEntry("owner", "platform");
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
        assertThat(AnswerAction.ofPath("effect-outcome")).isEmpty();
        assertThat(AnswerAction.ofPath("dispute")).contains(AnswerAction.DISPUTE);
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
