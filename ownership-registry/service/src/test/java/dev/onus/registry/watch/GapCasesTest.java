package dev.onus.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.CaseFixtures;
import dev.onus.registry.model.CoverageAnswer;
import dev.onus.registry.model.CoverageGap;
import dev.onus.registry.model.CoverageMembers;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Span;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapCasesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final Instant END = NOW.plus(Duration.ofDays(14));

    private final Map<String, CaseState> cases = new HashMap<>();
    private final List<CoverageGap> gaps = new ArrayList<>();

    @Test
    void shouldAskTheManagerAndThenTheStewardAboutANewGapOnce() {
        gaps.add(gap("team:payments", LATER, LATER.plusSeconds(3_600), true));

        Response response = said().getFirst();

        assertThat(response.getAction()).isEqualTo(TaskWords.OPEN_TASK);
        assertThat(response.getActor().getService()).isEqualTo("registry");
        assertThat(response.getParameters())
                .containsEntry(TaskWords.KIND, "coverage-gap")
                .containsEntry(TaskWords.DEDUP_KEY, "team:payments@" + LATER)
                .containsEntry(TaskWords.TARGETS, "person:mo")
                .containsEntry(TaskWords.ESCALATE_TO, "team:stewards")
                .containsEntry(TaskWords.OWNER, "payments")
                .containsEntry(TaskWords.GAP_AT, LATER.toString())
                .containsEntry(TaskWords.SEVERITY, "high");
        assertThat(response.getParameters().get(TaskWords.TITLE))
                .isEqualTo("Nobody can be reached at team:payments from 2026-11-26 12:00 UTC until 2026-11-26 13:00"
                        + " UTC");
        assertThat(said().getFirst().getResponseId()).isEqualTo(response.getResponseId());

        opened(response);
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldSayWhatIsNotThereAtAll() {
        gaps.add(gap("no backup of payments", LATER, END, true));
        assertThat(said().getFirst().getParameters().get(TaskWords.TITLE))
                .startsWith("There is no backup of payments from 2026-11-26 12:00 UTC");
        gaps.clear();

        gaps.add(gap(List.of("manager:payments", "no backup of payments", "no steward"), LATER, END, true));
        assertThat(said().getFirst().getParameters().get(TaskWords.TITLE))
                .startsWith(
                        "Nobody can be reached at manager:payments, and there is no backup of payments and no steward,"
                                + " from 2026-11-26 12:00 UTC");
    }

    @Test
    void shouldWaitUntilAGapIsNearAndLeaveWarningsAlone() {
        gaps.add(gap("team:payments", NOW.plus(Duration.ofDays(8)), END, true));
        gaps.add(gap("team:backup", LATER, END, false));

        assertThat(said()).isEmpty();
        assertThat(gapCases().next(NOW)).contains(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldCloseTheCaseOfAGapThatIsNoMore() {
        gaps.add(gap("team:payments", LATER, LATER.plusSeconds(3_600), true));
        opened(said().getFirst());
        gaps.clear();

        assertThat(said()).singleElement().satisfies(response -> {
            assertThat(response.getAction()).isEqualTo(TaskWords.FILLED);
            assertThat(response.getReason()).isEqualTo("Somebody can be reached now for all of that time.");
        });
    }

    @Test
    void shouldKnowAGapAgainWhenItHasBegunOrShrunk() {
        gaps.add(gap("team:payments", LATER, LATER.plusSeconds(7_200), true));
        opened(said().getFirst());
        gaps.clear();
        gaps.add(gap("team:payments", LATER.plusSeconds(600), LATER.plusSeconds(7_200), true));

        assertThat(said()).isEmpty();
    }

    @Test
    void shouldOpenAgainWhatCameBackAndNotWhatSomebodyClosedByHand() {
        gaps.add(gap("team:payments", LATER, LATER.plusSeconds(3_600), true));
        Response first = said().getFirst();
        opened(first);
        closed(first, "condition-ended");
        assertThat(said().getFirst().getParameters()).containsEntry(TaskWords.OPENING, "2");

        closed(first, "risk-accepted");
        assertThat(said()).isEmpty();
    }

    @Test
    void shouldGoToTheCatchAllWhereNobodyElseIsWrittenDown() {
        gaps.add(new CoverageGap(
                List.of("team:gone"),
                new Span(NOW, END),
                true,
                "Team gone (the owner) does not exist.",
                List.of(new CoverageGap.Place("gone", "every", "1", true)),
                List.of(),
                new CoverageMembers(1, List.of("key"), Criticality.UNKNOWN)));

        Map<String, String> parameters = said().getFirst().getParameters();

        assertThat(parameters)
                .containsEntry(TaskWords.TARGETS, "team:catch-all")
                .containsEntry(TaskWords.DEDUP_KEY, "team:gone@now")
                .doesNotContainKeys(TaskWords.ESCALATE_TO, TaskWords.OWNER, GapTask.GAP_UNTIL);
        assertThat(parameters.get(TaskWords.DETAILS))
                .isEqualTo("Team gone (the owner) does not exist. It concerns 1 identity (key), for example at step 1"
                        + " of policy every.");
    }

    @Test
    void shouldNotPageForEveryPathAtOnce() {
        for (int number = 0; number < GapCases.MOST_OPEN + 50; number++) {
            gaps.add(gap("team:t-" + number, LATER, END, true));
        }

        assertThat(said()).hasSize(GapCases.MOST_OPEN);
    }

    private static CoverageGap gap(String who, Instant from, Instant until, boolean failure) {
        return gap(List.of(who), from, until, failure);
    }

    private static CoverageGap gap(List<String> who, Instant from, Instant until, boolean failure) {
        return new CoverageGap(
                who,
                new Span(from, until),
                failure,
                "Nobody is on call in schedule primary.",
                List.of(new CoverageGap.Place("payments", "every", "1", failure)),
                List.of("stewards"),
                new CoverageMembers(2, List.of("a", "b"), Criticality.CRITICAL));
    }

    private List<Response> said() {
        return gapCases().responses(NOW);
    }

    private GapCases gapCases() {
        CoverageAnswer answer = new CoverageAnswer(new Span(NOW, END), 2, 0, 2, 1, gaps, List.of());
        List<CaseState> open = cases.values().stream()
                .filter(state -> state.getState() != CaseStateName.resolved)
                .toList();
        return new GapCases(answer, directory(), open, this::find, Duration.ofDays(7));
    }

    private Optional<CaseState> find(CaseId id) {
        return Optional.ofNullable(cases.get(id.value()));
    }

    private void opened(Response response) {
        cases.put(
                response.getCaseId(),
                CaseFixtures.state(response.getCaseId())
                        .setKind("coverage-gap")
                        .setRoutingKey(response.getRoutingKey())
                        .setTask(response.getParameters())
                        .build());
    }

    private void closed(Response response, String outcome) {
        CaseState open = Objects.requireNonNull(cases.get(response.getCaseId()));
        cases.put(
                open.getId(),
                CaseState.newBuilder(open)
                        .setState(CaseStateName.resolved)
                        .setOutcome(outcome)
                        .setClosedAt(NOW)
                        .build());
    }

    private static DirectorySnapshot directory() {
        return DirectorySnapshot.empty()
                .with(Kind.TEAM, "payments", 1, team("payments", Map.of("members", List.of("ana"), "manager", "mo")))
                .with(Kind.TEAM, "stewards", 1, team("stewards", Map.of("members", List.of("sam"))));
    }

    private static Map<String, Object> team(String name, Map<String, Object> spec) {
        return Map.of("kind", "Team", "metadata", Map.of("name", name), "spec", spec);
    }
}
