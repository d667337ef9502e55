package dev.onus.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftNoticesTest {
    /** On Tuesday at nine in Lisbon ana takes over from bo. */
    private static final Instant BEGINS = Instant.parse("2026-12-01T09:00:00Z");

    private final ShiftNotices notices = new ShiftNotices(directory("P1D"));

    @Test
    void shouldTellAPersonWhenTheShiftBeginsAndWhomTheyFollow() {
        List<ShiftNotice> due = notices.due(BEGINS.minus(Duration.ofDays(1)));

        assertThat(due).singleElement().satisfies(notice -> {
            assertThat(notice.shift().person()).isEqualTo("ana");
            assertThat(notice.title())
                    .isEqualTo("Your shift in payments-primary begins 2026-12-01 09:00 Europe/Lisbon");
            assertThat(notice.reason())
                    .isEqualTo("Your shift in payments-primary begins 2026-12-01 09:00 Europe/Lisbon and lasts until"
                            + " 2026-12-08 09:00; you follow bo.");
        });
    }

    @Test
    void shouldTellNobodyBeforeTheNoticeNorOnceTheShiftHasBegun() {
        assertThat(notices.due(BEGINS.minus(Duration.ofDays(1)).minusSeconds(1)))
                .isEmpty();
        assertThat(notices.due(BEGINS)).isEmpty();
    }

    @Test
    void shouldNameTheSameNoticeTheSameWheneverItIsLookedAt() {
        assertThat(notices.due(BEGINS.minusSeconds(60)).getFirst().id())
                .isEqualTo(notices.due(BEGINS.minusSeconds(3_600)).getFirst().id());
    }

    @Test
    void shouldKnowWhenTheNextNoticeIsDue() {
        Instant due = BEGINS.minus(Duration.ofDays(1));

        assertThat(notices.next(due.minusSeconds(300), Duration.ofMinutes(15))).contains(due);
        assertThat(notices.next(due.minusSeconds(3_600), Duration.ofMinutes(15)))
                .isEmpty();
    }

    @Test
    void shouldTellNobodyWhereTheScheduleAsksForNoNotice() {
        assertThat(new ShiftNotices(directory("")).due(BEGINS.minusSeconds(60))).isEmpty();
    }

    private static DirectorySnapshot directory(String noticeBefore) {
        Map<String, Object> layer = Map.of(
                "name",
                "week",
                "participants",
                List.of(List.of("bo"), List.of("ana")),
                "rotation",
                Map.of("unit", "week", "anchor", "2026-11-24", "handoff", Map.of("day", "TUE", "time", "09:00")));
        Map<String, Object> spec = noticeBefore.isEmpty()
                ? Map.of("timeZone", "Europe/Lisbon", "layers", List.of(layer))
                : Map.of("timeZone", "Europe/Lisbon", "layers", List.of(layer), "noticeBefore", noticeBefore);
        return DirectorySnapshot.empty()
                .with(
                        Kind.SCHEDULE,
                        "payments-primary",
                        1,
                        Map.of("kind", "Schedule", "metadata", Map.of("name", "payments-primary"), "spec", spec));
    }
}
