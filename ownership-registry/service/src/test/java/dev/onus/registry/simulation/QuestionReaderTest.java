package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionReaderTest {
    @Test
    void shouldTakeWhatIntakeTakesWithItsDefaults() {
        Question question =
                QuestionReader.read("{\"alert\": {\"title\": \"Odd\", \"occurredAt\": 5, \"colour\": \"red\"}}");

        assertThat(question.alert().severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(question.alert().alertClass()).isEqualTo(AlertClass.OTHER);
        assertThat(question.alert().credentialState()).isEqualTo(CredentialState.UNKNOWN);
        assertThat(question.alert().source()).isEqualTo("api");
        assertThat(question.unknown()).containsExactly("colour");
        assertThat(question.at()).isEmpty();
    }

    @Test
    void shouldNameEveryMemberThatIsWrong() {
        List<Mistake> mistakes = mistakes("""
                {"alert": {"severity": "hgih", "rule": 5, "status": "resolved"}, "until": "P9D", "untill": 1,
                 "at": "tomorrow", "policies": 3,
                 "answers": [{"after": "soon", "person": "ana"}, {"after": "PT1M", "action": "snooze", "for": {}}]}
                """);

        assertThat(mistakes)
                .extracting(Mistake::path)
                .containsExactlyInAnyOrder(
                        "alert.title",
                        "alert.severity",
                        "alert.rule",
                        "alert.status",
                        "until",
                        "untill",
                        "at",
                        "policies",
                        "answers[0].after",
                        "answers[0].action",
                        "answers[1].person",
                        "answers[1].for");
        assertThat(mistakes).extracting(Mistake::message).allMatch(message -> message.startsWith("Expected "));
        assertThat(mistakes).extracting(Mistake::message).anyMatch(message -> message.contains("critical, but got"));
    }

    @Test
    void shouldPutAnswersInTheOrderOfTheirTimesAndKeepWhatTheirActionNeeds() {
        Question question = QuestionReader.read("""
                {"alert": {"title": "Odd"}, "until": "PT2H", "answers": [
                  {"after": "PT9M", "person": "bo", "action": "resolve", "outcome": "false-positive", "reason": "no"},
                  {"after": "PT7M", "service": "ci", "action": "acknowledge", "scopes": ["admin"]}]}
                """);

        assertThat(question.answers())
                .extracting(AskedAnswer::after)
                .containsExactly(Duration.ofMinutes(7), Duration.ofMinutes(9));
        assertThat(question.answers().getFirst().answer().scopes()).containsExactly("admin");
        assertThat(question.answers().getLast().answer().parameters())
                .containsExactly(java.util.Map.entry("outcome", "false-positive"));
    }

    @Test
    void shouldRefuseWhatIsNoJsonOrNoObject() {
        assertThat(mistakes("{"))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).startsWith("Expected JSON"));
        assertThat(mistakes("[]")).extracting(Mistake::path).contains("", "alert");
        assertThat(mistakes("{\"alert\": []}")).extracting(Mistake::path).containsExactly("alert");
        assertThat(mistakes("{\"alert\": {\"title\": \"a\"}} 7")).isNotEmpty();
    }

    private static List<Mistake> mistakes(String body) {
        MistakenQuestionException mistaken =
                catchThrowableOfType(MistakenQuestionException.class, () -> QuestionReader.read(body));
        assertThat(mistaken).as(body).isNotNull();
        return mistaken.mistakes();
    }
}
