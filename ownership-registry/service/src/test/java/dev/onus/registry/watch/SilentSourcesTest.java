package dev.onus.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.cases.CaseFixtures;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.source.WatchedSource;
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

class SilentSourcesTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<WatchedSource> watched = new ArrayList<>();
    private final Map<String, Instant> heard = new HashMap<>();
    private final Map<String, CaseState> cases = new HashMap<>();
    private final SilentSources silent = silent(START);

    private SilentSources silent(Instant startedAt) {
        return new SilentSources(
                () -> watched,
                name -> Optional.ofNullable(heard.get(name)),
                id -> Optional.ofNullable(cases.get(id.value())),
                SilentSourcesTest::directory,
                startedAt);
    }

    @Test
    void shouldAskTheTeamOfTheLabelAndThenTheCatchAllOnceASourceIsQuietForTooLong() {
        watch("wiz", Optional.of("payments"));
        heard.put("wiz", START.plusSeconds(60));
        Instant due = START.plusSeconds(60).plus(HOUR);
        assertThat(silent.next(START)).contains(due);
        assertThat(silent.responses(due.minusMillis(1))).isEmpty();

        Response opened = silent.responses(due).getFirst();

        assertThat(opened.getAction()).isEqualTo(TaskWords.OPEN_TASK);
        assertThat(opened.getParameters())
                .containsEntry(TaskWords.KIND, "silent-source")
                .containsEntry(TaskWords.DEDUP_KEY, "wiz@2026-11-21T12:01:00Z")
                .containsEntry(TaskWords.SOURCE, "wiz")
                .containsEntry(TaskWords.SILENT_SINCE, "2026-11-21T12:01:00Z")
                .containsEntry(TaskWords.OWNER, "payments")
                .containsEntry(TaskWords.TARGETS, "team:payments")
                .containsEntry(TaskWords.ESCALATE_TO, "team:catch-all")
                .containsEntry(TaskWords.TITLE, "Source wiz is silent since 2026-11-21 12:01:00 UTC");
        assertThat(opened.getParameters().get(TaskWords.DETAILS))
                .startsWith("It may be quiet for 1 hour (silentAfter).");
        assertThat(silent.next(due)).isEmpty();
    }

    @Test
    void shouldCountFromTheApplyingWhenItWasNeverHeard() {
        watch("wiz", Optional.of("no-such-team"));
        Response opened = silent.responses(START.plus(HOUR)).getFirst();
        assertThat(opened.getParameters())
                .containsEntry(TaskWords.TARGETS, "team:catch-all")
                .containsEntry(TaskWords.SILENT_SINCE, START.toString())
                .doesNotContainKeys(TaskWords.ESCALATE_TO, TaskWords.OWNER);
        assertThat(opened.getParameters().get(TaskWords.TITLE)).contains("was never heard");
    }

    @Test
    void shouldEndTheCaseWhenTheSourceIsHeardAndOpenAnotherAtTheNextSilence() {
        watch("wiz", Optional.empty());
        Response first = silent.responses(START.plus(HOUR)).getFirst();
        opened(first);
        assertThat(silent.responses(START.plus(HOUR).plusSeconds(1))).isEmpty();

        heard.put("wiz", START.plus(HOUR).plusSeconds(5));
        Response ended = silent.responses(START.plus(HOUR).plusSeconds(6)).getFirst();
        assertThat(ended.getAction()).isEqualTo(TaskWords.HEARD);
        assertThat(ended.getReason()).isEqualTo("Source wiz was heard at 2026-11-21 13:00:05 UTC.");
        assertThat(ended.getCaseId()).isEqualTo(first.getCaseId());
        closed(first);

        Response second =
                silent.responses(START.plus(HOUR).plusSeconds(5).plus(HOUR)).getFirst();
        assertThat(second.getAction()).isEqualTo(TaskWords.OPEN_TASK);
        assertThat(second.getCaseId()).isNotEqualTo(first.getCaseId());
    }

    @Test
    void shouldNotAskAgainAboutASilenceThatSomebodyClosed() {
        watch("wiz", Optional.empty());
        Response first = silent.responses(START.plus(HOUR)).getFirst();
        opened(first);
        closed(first);
        assertThat(silent.responses(START.plus(HOUR.multipliedBy(9)))).isEmpty();
    }

    @Test
    void shouldEndTheCaseOfASourceThatMayBeQuietNow() {
        watch("wiz", Optional.empty());
        Response first = silent.responses(START.plus(HOUR)).getFirst();
        opened(first);
        watched.clear();
        SilentSources afterARestart = silent(START.plus(HOUR));
        afterARestart.areOpen(List.copyOf(cases.values()));
        assertThat(afterARestart.responses(START.plus(HOUR)))
                .extracting(Response::getAction)
                .containsExactly(TaskWords.HEARD);
    }

    @Test
    void shouldLetWhatWasSentMeanwhileComeInAfterAStart() {
        watch("wiz", Optional.empty());
        Instant restarted = START.plus(HOUR.multipliedBy(5));
        SilentSources late = silent(restarted);
        assertThat(late.responses(restarted)).isEmpty();
        assertThat(late.next(restarted)).contains(restarted.plus(SilentSources.GRACE));
        assertThat(late.responses(restarted.plus(SilentSources.GRACE))).hasSize(1);
    }

    @Test
    void shouldSayTheSameFromEveryReplica() {
        watch("wiz", Optional.empty());
        assertThat(silent(START).responses(START.plus(HOUR)).getFirst().getResponseId())
                .isEqualTo(silent.responses(START.plus(HOUR).plusMillis(300))
                        .getFirst()
                        .getResponseId());
    }

    private void watch(String name, Optional<String> owner) {
        watched.add(new WatchedSource(name, HOUR, START, owner));
    }

    private void opened(Response response) {
        cases.put(
                response.getCaseId(),
                CaseFixtures.state(response.getCaseId())
                        .setKind("silent-source")
                        .setRoutingKey(response.getRoutingKey())
                        .setTask(response.getParameters())
                        .build());
    }

    private void closed(Response response) {
        CaseState open = Objects.requireNonNull(cases.get(response.getCaseId()));
        cases.put(
                open.getId(),
                CaseState.newBuilder(open).setState(CaseStateName.resolved).build());
    }

    private static DirectorySnapshot directory() {
        return DirectorySnapshot.empty()
                .with(
                        Kind.TEAM,
                        "payments",
                        1,
                        Map.of(
                                "kind",
                                "Team",
                                "metadata",
                                Map.of("name", "payments"),
                                "spec",
                                Map.of("members", List.of("ana"))));
    }
}
