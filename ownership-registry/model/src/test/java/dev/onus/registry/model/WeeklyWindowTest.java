package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeeklyWindowTest {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final WeeklyWindow NIGHTS = WeeklyWindow.daily(LocalTime.of(22, 0), LocalTime.of(7, 0));

    @Test
    void shouldBelongToTheDayOnWhichItBegins() {
        WeeklyWindow fridayNight = new WeeklyWindow(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

        assertThat(fridayNight.contains(at("2026-11-20T23:00:00Z"), DUBLIN)).isTrue();
        assertThat(fridayNight.contains(at("2026-11-21T05:59:59Z"), DUBLIN)).isTrue();
        assertThat(fridayNight.contains(at("2026-11-21T06:00:00Z"), DUBLIN)).isFalse();
        assertThat(fridayNight.contains(at("2026-11-20T05:00:00Z"), DUBLIN)).isFalse();
    }

    @Test
    void shouldSayWhenItEnds() {
        assertThat(NIGHTS.endIfOpen(at("2026-11-20T23:00:00Z"), DUBLIN)).hasValue(at("2026-11-21T07:00:00Z"));
        assertThat(NIGHTS.endIfOpen(at("2026-11-21T07:00:00Z"), DUBLIN)).isEmpty();
    }

    @Test
    void shouldBeAWholeDayFromATimeToItself() {
        WeeklyWindow sundays = new WeeklyWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

        assertThat(sundays.contains(at("2026-11-22T00:00:00Z"), DUBLIN)).isTrue();
        assertThat(sundays.contains(at("2026-11-22T23:59:59Z"), DUBLIN)).isTrue();
        assertThat(sundays.contains(at("2026-11-23T00:00:00Z"), DUBLIN)).isFalse();
    }

    @Test
    void shouldBeginAtTheFirstValidInstantAndEndAtTheLast() {
        WeeklyWindow intoTheGap = WeeklyWindow.daily(LocalTime.of(1, 30), LocalTime.of(4, 0));
        WeeklyWindow intoTheOverlap = WeeklyWindow.daily(LocalTime.of(22, 0), LocalTime.of(1, 30));

        // 2026-03-29 01:00 to 02:00 does not exist in Dublin; 2026-10-25 01:00 to 02:00 happens twice.
        assertThat(intoTheGap.nextStart(at("2026-03-28T12:00:00Z"), DUBLIN)).isEqualTo(at("2026-03-29T01:00:00Z"));
        assertThat(intoTheOverlap.endIfOpen(at("2026-10-24T23:00:00Z"), DUBLIN)).hasValue(at("2026-10-25T01:30:00Z"));
    }

    @Test
    void shouldFindTheNextBeginning() {
        WeeklyWindow mondays = new WeeklyWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

        assertThat(mondays.nextStart(at("2026-11-23T08:59:00Z"), DUBLIN)).isEqualTo(at("2026-11-23T09:00:00Z"));
        assertThat(mondays.nextStart(at("2026-11-23T09:00:00Z"), DUBLIN)).isEqualTo(at("2026-11-30T09:00:00Z"));
    }

    @Test
    void shouldRefuseAWindowOnNoDay() {
        assertThatThrownBy(() -> new WeeklyWindow(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
                .hasMessage("Expected at least one day of the week, but got none.");
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
