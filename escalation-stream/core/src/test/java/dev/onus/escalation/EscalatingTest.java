package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EscalatingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void shouldPageTheFirstAdministratorWhenEvenTheCatchAllIsEmpty() {
        Scene scene = Policy.usual().steps(Policy.usualSteps().getFirst()).scene();
        scene.organisation.withPerson("admin").withTeam("catch-all", null).withTeam("platform", null);

        scene.open().after(Duration.ofMinutes(10));

        assertThat(scene.paged()).contains("admin");
    }

    @Test
    void shouldSkipWhoHasNoContactThatWasVerifiedAndSayWhy() {
        Scene scene = Scene.usual();
        scene.organisation.withoutVerifiedContact("ana");

        scene.open();

        assertThat(scene.paged()).containsExactly("mo");
        assertThat(scene.last)
                .filteredOn(event -> event.kind() == TimelineKind.PAGE_SKIPPED)
                .extracting(CaseEvent::reason)
                .containsExactly("ana was left out, having no contact at all that was verified.");
    }

    @Test
    void shouldNotPageAgainWhoeverDeclinedBecauseSomethingElseWasLookedAtAgain() {
        Scene scene = Scene.usual();
        scene.organisation.withTeam("payments", "mo", "ana", "bo");
        scene.open().after(Duration.ofMinutes(5)).answer("ana", "decline");

        scene.after(Duration.ofMinutes(1)).input(new CaseInput.ReEvaluated());

        assertThat(scene.paged()).isEmpty();
        assertThat(scene.after(Duration.ofMinutes(4)).current().progress().step())
                .isEqualTo(2);
    }

    @Test
    void shouldPageTheOwnerWhenACaseOpens() {
        Scene scene = Scene.usual().open();

        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.current().standing().owner()).isEqualTo("payments");
        assertThat(scene.current().progress().deadline(DeadlineKind.ACKNOWLEDGE))
                .hasValue(new Deadline(DeadlineKind.ACKNOWLEDGE, Scene.START.plus(MINUTE.multipliedBy(5))));
    }

    @Test
    void shouldRepeatTheStepBeforeItEscalates() {
        Scene scene = Scene.usual().open();

        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).containsExactly("ana");
        assertThat(scene.current().progress().step()).isEqualTo(1);
        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).containsExactly("bo", "mo");
        assertThat(scene.current().progress().step()).isEqualTo(2);
    }

    @Test
    void shouldFireNothingWhenItIsLookedAtAMillisecondTooEarly() {
        Scene scene = Scene.usual().open();
        Instant due = scene.current().nextDue().orElseThrow();

        Decision early = CaseMachine.fireDue(scene.current(), scene.situation(), due.minusMillis(1));

        assertThat(early.events()).isEmpty();
        assertThat(early.next()).isEqualTo(scene.current());
    }

    @Test
    void shouldFireNothingBeforeItIsDue() {
        Scene scene = Scene.usual().open();

        assertThat(scene.after(MINUTE.multipliedBy(5).minusMillis(1)).last).isEmpty();
    }

    @Test
    void shouldPageTheFallbackAndThenTheCatchAllUntilSomebodyAnswers() {
        Scene scene = Scene.usual().open().after(MINUTE.multipliedBy(20));

        assertThat(scene.current().progress().exhausted()).isTrue();
        assertThat(scene.last).anyMatch(event -> event.kind() == TimelineKind.EXHAUSTED);
        assertThat(scene.paged()).contains("cy").doesNotContain("adam");
        assertThat(scene.after(MINUTE.multipliedBy(5)).paged()).containsExactly("adam");
        assertThat(scene.after(MINUTE.multipliedBy(9)).paged()).isEmpty();
        assertThat(scene.after(MINUTE).paged()).containsExactly("adam");
        assertThat(scene.after(Duration.ofHours(6)).paged())
                .hasSizeBetween(6, 9)
                .containsOnly("adam");
        assertThat(scene.answer("adam", "acknowledge").current().status()).isEqualTo(CaseStatus.ACKNOWLEDGED);
    }

    @Test
    void shouldSkipAStepThatNamesNobodyAtOnce() {
        Organisation organisation = Organisation.usual()
                .withTeam("empty", null)
                .withPolicy(
                        "usual",
                        1,
                        1,
                        PolicyMatch.EVERYTHING,
                        List.of(
                                Policy.step(MINUTE, 0, List.of("team:empty"), List.of(), List.of()),
                                Policy.step(MINUTE, 0, List.of("team:secops"), List.of(), List.of())),
                        Fallback.NONE);
        Scene scene = new Scene(organisation, Optional.empty()).open();

        assertThat(scene.paged()).containsExactly("bo");
        assertThat(scene.kinds()).contains(TimelineKind.PAGE_SKIPPED);
        assertThat(scene.current().progress().step()).isEqualTo(2);
    }

    @Test
    void shouldStartTheNextStepAtOnceWhenNoChannelReachedAnybody() {
        Scene scene = Scene.usual().open();

        assertThat(scene.delivered("ana", false).paged()).containsExactly("bo", "mo");
        assertThat(scene.delivered("bo", false).paged()).isEmpty();
        assertThat(scene.delivered("mo", false).paged()).containsExactly("cy");
        assertThat(scene.current().progress().exhausted()).isTrue();
    }

    @Test
    void shouldSendAnUnownedAlertToTheCatchAll() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();
        scene.open();

        assertThat(scene.paged()).containsExactly("adam");
        assertThat(scene.current().standing().ownerSource()).isEqualTo(OwnerSource.CATCH_ALL);
    }

    @Test
    void shouldBringInTheTrueOwnerWhenOwnershipArrivesLate() {
        Scene scene = Scene.usual();
        scene.identity = Optional.empty();
        scene.open().after(MINUTE);
        Deadline resolve =
                scene.current().progress().deadline(DeadlineKind.RESOLVE).orElseThrow();
        scene.identity = Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH));

        scene.input(new CaseInput.OwnershipChanged());

        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.withdrawn()).containsExactly("adam");
        assertThat(scene.kinds()).startsWith(TimelineKind.OWNER_CHANGED);
        assertThat(scene.current().progress().deadline(DeadlineKind.RESOLVE)).hasValue(resolve);
    }

    @Test
    void shouldPageOnePersonOnceAndAsAccountableWhenSeveralTargetsNameThem() {
        Organisation organisation = Organisation.usual()
                .withPolicy(
                        "usual",
                        1,
                        1,
                        PolicyMatch.EVERYTHING,
                        List.of(Policy.step(
                                MINUTE, 0, List.of("owner"), List.of("team:payments", "team:secops"), List.of())),
                        Fallback.NONE);
        Scene scene = new Scene(
                        organisation,
                        Optional.of(Organisation.identity(Scene.KEY, "payments", "secops", Criticality.HIGH)))
                .open();

        assertThat(scene.current().progress().pages())
                .extracting(Page::person, Page::role)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("ana", PageRole.ACCOUNTABLE),
                        org.assertj.core.api.Assertions.tuple("bo", PageRole.INFORMED));
    }

    @Test
    void shouldTakeOneStepAfterAnOutageOfHoursAndSayThatItIsLate() {
        Scene scene = Scene.usual().open().afterAnOutageOf(Duration.ofHours(2));

        assertThat(scene.paged()).containsExactly("ana");
        assertThat(scene.last)
                .anyMatch(event -> event.detail() instanceof CaseEvent.Detail.OfDeadline fired && fired.late());
        assertThat(scene.current().nextDue()).hasValue(scene.now.plus(MINUTE.multipliedBy(5)));
    }

    @Test
    void shouldChooseThePolicyAgainWhileNobodyHasAcknowledged() {
        Scene scene = Scene.usual().open().after(MINUTE);
        scene.organisation.withPolicy(
                "usual",
                2,
                1,
                PolicyMatch.EVERYTHING,
                List.of(Policy.step(MINUTE, 0, List.of("team:secops"), List.of(), List.of())),
                Fallback.NONE);

        scene.input(new CaseInput.ReEvaluated());

        assertThat(scene.kinds()).startsWith(TimelineKind.POLICY_CHANGED);
        assertThat(scene.paged()).containsExactly("bo");
        assertThat(scene.withdrawn()).containsExactly("ana");
        assertThat(scene.current().standing().policyVersion()).isEqualTo(2);
    }

    @Test
    void shouldSayAgainAndAgainThatResolutionIsOverdue() {
        Scene scene = Scene.usual().open();
        scene.answer("ana", "acknowledge");
        for (int hours = 0; hours < 25 * 3; hours++) {
            scene.answer("ana", "acknowledge").after(Duration.ofMinutes(20));
        }

        assertThat(scene.log.stream().filter(event -> event.kind() == TimelineKind.CLOCK_LAPSED))
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(scene.current().nextDue()).isPresent();
    }

    @Test
    void shouldWithdrawTheOldestPageWhenACaseHoldsAsManyAsItMay() {
        Scene scene = Scene.usual().open().after(Duration.ofDays(4));

        assertThat(scene.current().progress().pages()).hasSize(Progress.MAX_PAGES);
        assertThat(scene.withdrawn()).isNotEmpty();
        scene.answer("bo", "resolve", OptionalLong.empty(), Map.of("outcome", "false-positive", "reason", "a test"));

        long requested = count(scene, TimelineKind.PAGE_REQUESTED);
        assertThat(count(scene, TimelineKind.PAGE_WITHDRAWN)).isEqualTo(requested);
    }

    private static long count(Scene scene, TimelineKind kind) {
        return scene.log.stream().filter(event -> event.kind() == kind).count();
    }
}
