package dev.onus.registry.answer;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.cases.CaseFixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.CaseIndex;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.LogFeed;
import dev.onus.vocabulary.ResponseId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NO_TIME = Duration.ZERO;

    @TempDir
    Path directory;

    private final List<Response> sent = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CaseState open = state("c1").setVersion(4).build();
    private CaseLog log;
    private LogFeed stream;

    @BeforeEach
    void openIndex() {
        log = new CaseLog(CaseIndex.open(directory));
        stream = new LogFeed(log);
        stream.write(event(open, "opened").setCase$(open).build());
    }

    @AfterEach
    void closeIndex() {
        log.index().close();
    }

    @Test
    void shouldBringBackTheVerdictWithTheCaseAfterIt() {
        CaseState after = state("c1")
                .setVersion(5)
                .setRevision(2)
                .setState(CaseStateName.acknowledged)
                .build();
        Answers answers = answers(LONG, response -> {
            sent.add(response);
            Thread.ofVirtual()
                    .start(() -> stream.write(verdict(
                            after, "acknowledged", response.getResponseId(), "acknowledge", AnswerVerdict.applied)));
        });

        Answered answered = answers.give(acknowledge("r1", "c1"));

        assertThat(answered)
                .isInstanceOfSatisfying(
                        Answered.Judged.class,
                        judged -> assertThat(judged.after()).contains(after));
        assertThat(sent).singleElement().satisfies(response -> {
            assertThat(response.getRoutingKey()).isEqualTo(open.getRoutingKey());
            assertThat(response.getExpectedVersion()).isEqualTo(4L);
            assertThat(response.getActor().getPerson()).isEqualTo("ana");
        });
        assertThat(log.isAwaited()).isFalse();
        assertThat(meters.counter("onus.answers", "verdict", "applied", "action", "acknowledge", "via", "link")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldGiveTheSameVerdictAgainWithoutAskingTwice() {
        CaseState after = state("c1").setVersion(5).setRevision(2).build();
        Answers answers = answers(LONG, response -> {
            sent.add(response);
            stream.write(verdict(after, "acknowledged", "r1", "acknowledge", AnswerVerdict.applied));
        });

        Answered first = answers.give(acknowledge("r1", "c1"));
        Answered second = answers.give(acknowledge("r1", "c1"));

        assertThat(second).isEqualTo(first);
        assertThat(sent).hasSize(1);
    }

    @Test
    void shouldSayThatAnIdWasUsedForAnotherAnswer() {
        stream.write(verdict(open, "declined", "r1", "decline", AnswerVerdict.applied));

        Answered answered = answers(LONG, sent::add).give(acknowledge("r1", "c1"));

        assertThat(answered).isInstanceOf(Answered.IdUsedBefore.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldSendNothingForACaseThatNobodyHasSeen() {
        assertThat(answers(LONG, sent::add).give(acknowledge("r1", "c2"))).isInstanceOf(Answered.NoSuchCase.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldSayWhereToLookWhenTheVerdictTakesTooLong() {
        Answers answers = answers(NO_TIME, sent::add);

        Answered answered = answers.give(acknowledge("r1", "c1"));

        assertThat(answered).isEqualTo(new Answered.Pending(new ResponseId("r1")));
        assertThat(answers.isPending("r1")).isTrue();
        assertThat(log.isAwaited()).isFalse();
    }

    @Test
    void shouldForgetTheWaiterWhenTheBrokerTakesNothing() {
        Answers answers = answers(LONG, response -> {
            throw new ResponseLogUnavailableException("no broker", new IllegalStateException());
        });

        assertThatThrownBy(() -> answers.give(acknowledge("r1", "c1")))
                .isInstanceOf(ResponseLogUnavailableException.class);
        assertThat(log.isAwaited()).isFalse();
    }

    @Test
    void shouldWaitForARevisionThatAnotherReplicaHasShown() {
        Thread.ofVirtual()
                .start(() -> stream.write(verdict(
                        state("c1").setVersion(5).setRevision(9).build(),
                        "declined",
                        "r2",
                        "decline",
                        AnswerVerdict.applied)));

        assertThat(log.awaitRevision("c1", 9, LONG)).isTrue();
        assertThat(log.awaitRevision("c1", 10, NO_TIME)).isFalse();
        assertThat(log.isAwaited()).isFalse();
    }

    private Answers answers(Duration patience, ResponseLog responses) {
        return new Answers(log, responses, new AnswerMetrics(meters), () -> NOON, patience);
    }

    private static Answer acknowledge(String responseId, String caseId) {
        return new Answer(
                new ResponseId(responseId),
                caseId,
                AnswerAction.ACKNOWLEDGE,
                new Answerer(Optional.of("ana"), Optional.empty(), Set.of(), Answerer.LINK),
                Optional.of(4L),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
