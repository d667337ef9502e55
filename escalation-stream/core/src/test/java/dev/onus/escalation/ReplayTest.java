package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

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
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A draft over a history that was written down (ESC-10). It starts at 03:12 in UTC, on a Monday. */
class ReplayTest {
    private static final String FINDING = "finding-1";
    private static final Some<Miss> NOTHING = new Some<>(0, List.of());
    private static final Map<String, String> CLOSING = Map.of("outcome", "condition-ended", "reason", "rotated");

    private final Organisation organisation =
            Organisation.usual().withPolicy("usual", Policy.usual().build());
    private final RecordedHistory history = new RecordedHistory(new RoutingKey(Scene.KEY), organisation)
            .owned(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH));

    @Test
    void shouldPageTheBackupEarlierWhenTheDraftDoesNotRepeatTheFirstStep() {
        history.alert(FINDING, Severity.HIGH).after(Duration.ofMinutes(12));

        WhatIf result = under(Policy.usual()
                .steps(
                        Policy.step(Duration.ofMinutes(5), 0, List.of("owner"), List.of(), List.of()),
                        Policy.step(Duration.ofMinutes(10), 0, List.of("backup"), List.of(), List.of())));

        assertThat(result.more().first())
                .extracting(PageMoment::person, PageMoment::at)
                .containsExactly(tuple("bo", Scene.START.plus(Duration.ofMinutes(5))));
        assertThat(result.fewer().first())
                .as("the second page to ana, and at ten minutes those to bo and mo")
                .extracting(PageMoment::person)
                .containsExactlyInAnyOrder("ana", "bo", "mo");
        assertThat(result.draft().of("ana").accountable()).isEqualTo(1);
        assertThat(result.actual().of("ana").accountable()).isEqualTo(2);
    }

    @Test
    void shouldCountNightsInEachPersonsOwnZone() {
        organisation.withPersonIn("bo", ZoneId.of("Asia/Tokyo"));
        history.alert(FINDING, Severity.HIGH).after(Duration.ofMinutes(12));

        WhatIf result = under(Policy.usual());

        assertThat(result.actual().of("ana").atNight()).as("03:12 in UTC").isEqualTo(2);
        assertThat(result.actual().of("ana").nights()).as("one night").isEqualTo(1);
        assertThat(result.actual().of("bo").atNight()).as("12:22 in Tokyo").isZero();
        assertThat(result.actual().of("bo").byHour().get(12)).isEqualTo(1);
    }

    /** Bo is of the backup's team, and could answer if asked. */
    @Test
    void shouldNotLetAnybodyAnswerWhoIsNotAskedUnderTheDraft() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(11))
                .answer(FINDING, "bo", "acknowledge", Map.of())
                .after(Duration.ofMinutes(25));

        WhatIf result = under(Policy.usual()
                .steps(
                        Policy.step(Duration.ofMinutes(5), 1, List.of("owner"), List.of(), List.of()),
                        Policy.step(Duration.ofMinutes(10), 0, List.of("team:platform"), List.of(), List.of())));

        assertThat(result.actual().exhausted()).isZero();
        assertThat(result.draft().exhausted()).isEqualTo(1);
        assertThat(result.assumptions()).isNotEmpty();
    }

    @Test
    void shouldEndACaseWhenItEndedWhoeverIsAskedUnderTheDraft() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(11))
                .answer(FINDING, "mo", "resolve", CLOSING)
                .after(Duration.ofDays(2));

        WhatIf result = under(Policy.usual()
                .steps(Policy.step(Duration.ofMinutes(30), 0, List.of("team:platform"), List.of(), List.of())));

        assertThat(result.draft().pages()).as("only the first step's").isEqualTo(1);
        assertThat(result.draft().exhausted()).isZero();
    }

    @Test
    void shouldSayWhichClocksTheDraftMissesOnceEach() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(1))
                .answer(FINDING, "ana", "acknowledge", Map.of())
                .after(Duration.ofHours(3));

        WhatIf result = under(Policy.usual().containWithin(Duration.ofMinutes(10)));

        assertThat(result.actual().missed()).containsEntry(Sla.CONTAIN, 0L);
        assertThat(result.draft().missed()).as("it is said every hour").containsEntry(Sla.CONTAIN, 1L);
        assertThat(result.missedMore().first())
                .singleElement()
                .satisfies(miss -> assertThat(miss.at()).isEqualTo(Scene.START.plus(Duration.ofMinutes(10))));
        assertThat(result.missedFewer().count()).isZero();
    }

    @Test
    void shouldNotGiveAnAnswerThatCameTooLate() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(1))
                .answer(FINDING, "ana", "acknowledge", Map.of())
                .lateAnswer(FINDING, "ana", "decline")
                .after(Duration.ofMinutes(3));

        WhatIf result = under(Policy.usual());

        assertThat(result.isTheSame()).isTrue();
    }

    @Test
    void shouldCountOnlyWhatIsWithinTheWindow() {
        history.alert(FINDING, Severity.HIGH).after(Duration.ofHours(2));
        Replay replay = new Replay(
                Directories.always(organisation),
                new Draft(List.of()),
                new Window(Scene.START.plus(Duration.ofMinutes(4)), Scene.START.plus(Duration.ofMinutes(9))),
                Night.USUAL);

        history.playInto(replay);
        replay.endSlice();

        assertThat(replay.result().actual().pages())
                .as("the repeat after five minutes")
                .isEqualTo(1);
        assertThat(replay.result().actual().cases()).as("opened before").isZero();
        assertThat(replay.result().fidelity().recordedPages()).isEqualTo(1);
        assertThat(replay.result().fidelity().notReproduced()).isZero();
    }

    /** As it was containment is overdue an hour after the window begins, under the draft half an hour before. */
    @Test
    void shouldFindNoDifferenceInAClockThatTheDraftMissesAlreadyBeforeTheWindow() {
        organisation.withPolicy(
                "usual", Policy.usual().containWithin(Duration.ofHours(2)).build());
        history.alert(FINDING, Severity.HIGH).after(Duration.ofHours(4));

        WhatIf result = under(Policy.usual().containWithin(Duration.ofMinutes(30)), Duration.ofHours(1));

        assertThat(result.missedFewer()).isEqualTo(NOTHING);
        assertThat(result.missedMore()).isEqualTo(NOTHING);
        assertThat(missed(result, Sla.CONTAIN)).as("it is not spared").isEqualTo("1 to 1");
    }

    @Test
    void shouldFindNoDifferenceInAClockThatWasMissedAlreadyBeforeTheWindow() {
        organisation.withPolicy(
                "usual", Policy.usual().containWithin(Duration.ofMinutes(30)).build());
        history.alert(FINDING, Severity.HIGH).after(Duration.ofHours(4));

        WhatIf result = under(Policy.usual().containWithin(Duration.ofHours(2)), Duration.ofHours(1));

        assertThat(result.missedMore()).isEqualTo(NOTHING);
        assertThat(result.missedFewer()).isEqualTo(NOTHING);
        assertThat(missed(result, Sla.CONTAIN)).isEqualTo("0 to 0");
    }

    @Test
    void shouldSayWhichClocksTheDraftSparesThoughTheirCasesAreOlderThanTheWindow() {
        organisation.withPolicy(
                "usual", Policy.usual().containWithin(Duration.ofHours(2)).build());
        history.alert(FINDING, Severity.HIGH).after(Duration.ofHours(4));

        WhatIf result = under(Policy.usual(), Duration.ofHours(1));

        assertThat(result.missedFewer().first())
                .singleElement()
                .satisfies(miss -> assertThat(miss.at()).isEqualTo(Scene.START.plus(Duration.ofHours(2))));
        assertThat(missed(result, Sla.CONTAIN)).isEqualTo("1 to 0");
    }

    @Test
    void shouldSayWhichAcknowledgementsTheDraftMissesOnceEach() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(4))
                .answer(FINDING, "ana", "acknowledge", Map.of())
                .after(Duration.ofMinutes(20));

        WhatIf result = under(Policy.usual()
                .steps(
                        Policy.step(Duration.ofMinutes(1), 1, List.of("owner"), List.of(), List.of()),
                        Policy.step(Duration.ofMinutes(10), 0, List.of("backup"), List.of(), List.of())));

        assertThat(missed(result, Sla.ACKNOWLEDGE)).as("of two windows").isEqualTo("0 to 1");
        assertThat(result.missedMore().first()).singleElement().satisfies(miss -> {
            assertThat(miss.sla()).isEqualTo(Sla.ACKNOWLEDGE);
            assertThat(miss.at()).isEqualTo(Scene.START.plus(Duration.ofMinutes(1)));
        });
        assertThat(result.missedFewer()).isEqualTo(NOTHING);
        assertThat(result.isTheSame()).isFalse();
    }

    @Test
    void shouldCountAnAcknowledgementAsMissedWhenEveryStepWentUnanswered() {
        history.alert(FINDING, Severity.HIGH).after(Duration.ofHours(1));

        WhatIf result = under(
                Policy.usual().steps(Policy.step(Duration.ofMinutes(10), 0, List.of("owner"), List.of(), List.of())));

        assertThat(missed(result, Sla.ACKNOWLEDGE)).isEqualTo("1 to 1");
        assertThat(result.missedMore()).isEqualTo(NOTHING);
    }

    /** Nobody was late: she gave it back, and the next step began. */
    @Test
    void shouldNotCountAStepThatFollowsADeclineAsAMissedAcknowledgement() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(1))
                .answer(FINDING, "ana", "decline", Map.of())
                .after(Duration.ofMinutes(2));

        assertThat(missed(under(Policy.usual()), Sla.ACKNOWLEDGE)).isEqualTo("0 to 0");
    }

    /** It has the number of the version in force, and counts all the same. */
    private WhatIf under(Policy draft) {
        return under(draft, Duration.ZERO);
    }

    /** @param late how long after the beginning of the history the window begins */
    private WhatIf under(Policy draft, Duration late) {
        Replay replay = new Replay(
                Directories.always(organisation),
                new Draft(List.of(new Versioned<EscalationPolicy>("usual", 1, draft.build()))),
                new Window(Scene.START.plus(late), history.now),
                Night.USUAL);
        history.playInto(replay);
        replay.endSlice();
        return replay.result();
    }

    private static String missed(WhatIf result, Sla sla) {
        return result.actual().missed().get(sla) + " to "
                + result.draft().missed().get(sla);
    }
}
