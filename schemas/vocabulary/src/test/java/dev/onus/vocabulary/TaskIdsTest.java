package dev.onus.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskIdsTest {
    private final RoutingKey gap = RoutingKey.ofTask(CaseKind.COVERAGE_GAP, "team:app/2026-11-24T18:00:00Z");

    @Test
    void shouldKeepTasksUnderAKeyThatNamesTheirKindAndWhatTheyAreAbout() {
        assertThat(gap.value()).isEqualTo("onus:coverage-gap:team:app/2026-11-24T18:00:00Z");
        assertThat(gap.isUnresolved()).isFalse();
    }

    @Test
    void shouldGiveEveryOpeningOfTheSameThingACaseOfItsOwn() {
        assertThat(CaseId.ofTask(gap, 1)).isEqualTo(CaseId.ofTask(gap, 1)).isNotEqualTo(CaseId.ofTask(gap, 2));
    }

    @Test
    void shouldGiveOneNoticeToOnePersonOnePageForEver() {
        CaseId watch = CaseId.ofTask(RoutingKey.ofTask(CaseKind.WATCH, TaskWords.WATCH_DEDUP_KEY), 1);

        assertThat(PageId.ofNotice(watch, "shift-7", "ana"))
                .isEqualTo(PageId.ofNotice(watch, "shift-7", "ana"))
                .isNotEqualTo(PageId.ofNotice(watch, "shift-7", "bo"))
                .isNotEqualTo(PageId.ofNotice(watch, "shift-8", "ana"));
    }
}
