package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Miss;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.PageMoment;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.Some;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A case asks whose the identity is, an hour after it was opened. The draft has taken one step more by then, so there
 * it is a case with another id that asks.
 */
class ReplayedQuestionsTest {
    private static final String FINDING = "finding-1";
    private static final Some<Miss> NOTHING = new Some<>(0, List.of());
    private static final Map<String, String> CLOSING = Map.of("outcome", "condition-ended", "reason", "rotated");
    private static final Identity OWNED = Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH);
    private static final Instant ASKED = Scene.START.plus(Duration.ofHours(1));

    private final Organisation organisation =
            Organisation.usual().withPolicy("usual", Policy.usual().build());
    private final RecordedHistory history = new RecordedHistory(new RoutingKey(Scene.KEY), organisation)
            .owned(OWNED)
            .alert(FINDING, Severity.HIGH)
            .after(Duration.ofHours(1))
            .unowned();

    @Test
    void shouldEndTheDraftsQuestionWithTheAnswerToTheRecordedOne() {
        history.after(Duration.ofHours(1))
                .answerFindOwner("adam", "resolve", CLOSING)
                .answer(FINDING, "mo", "resolve", CLOSING)
                .after(Duration.ofDays(3));

        WhatIf result = underOneStepMore();

        assertThat(result.fidelity().notReproduced()).isZero();
        assertThat(result.more().first())
                .filteredOn(page -> page.at().isAfter(ASKED.plus(Duration.ofHours(1))))
                .isEmpty();
        assertThat(result.missedMore()).isEqualTo(NOTHING);
    }

    @Test
    void shouldHearThatThePageAboutItReachedNobody() {
        history.unreached(history.findOwner()).after(Duration.ofMinutes(1));

        WhatIf result = underOneStepMore();

        assertThat(result.fewer().first())
                .as("its next step begins at once under the draft too")
                .extracting(PageMoment::at)
                .doesNotContain(ASKED);
    }

    @Test
    void shouldCountWhatWasMissedEachTimeThatItWasAsked() {
        history.after(Duration.ofDays(3)).owned(OWNED).unowned().after(Duration.ofDays(3));

        WhatIf result = underOneStepMore();

        assertThat(result.actual().missed())
                .as("of the alert's case and of both questions")
                .containsEntry(Sla.RESOLVE, 3L)
                .isEqualTo(result.draft().missed());
        assertThat(result.missedMore()).isEqualTo(NOTHING);
        assertThat(result.missedFewer()).isEqualTo(NOTHING);
    }

    private WhatIf underOneStepMore() {
        EscalationPolicy draft = Policy.usual()
                .steps(
                        Policy.step(Duration.ofMinutes(5), 1, List.of("owner"), List.of(), List.of()),
                        Policy.step(Duration.ofMinutes(10), 0, List.of("backup", "manager"), List.of(), List.of()),
                        Policy.step(Duration.ofMinutes(5), 0, List.of("team:platform"), List.of(), List.of()))
                .build();
        Replay replay = new Replay(
                Directories.always(organisation),
                new Draft(List.of(new Versioned<>("usual", 1, draft))),
                new Window(Scene.START, history.now),
                Night.USUAL);
        history.playInto(replay);
        replay.endSlice();
        return replay.result();
    }
}
