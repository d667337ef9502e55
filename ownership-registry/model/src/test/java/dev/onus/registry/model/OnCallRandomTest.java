package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random schedules, looked at around the clock changes of their zones, where hand-offs go wrong. */
class OnCallRandomTest {
    private static final int SCHEDULES = 400;
    private static final int INSTANTS = 60;
    private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "di", "ed");
    private static final Instant FIRST = Instant.parse("2005-01-01T00:00:00Z");
    private static final long SPAN_SECONDS = Duration.ofDays(365 * 25).toSeconds();

    private final long seed = Long.getLong("onus.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<String> zones =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @Test
    void shouldNeverLeaveAGapThatTheScheduleHasNot() {
        for (int index = 0; index < SCHEDULES; index++) {
            Schedule schedule = schedule();
            for (Instant instant : instants(schedule.timeZone())) {
                List<OnCallPerson> onCall = OnCall.at(schedule, instant);
                String about = "seed " + seed + ", " + schedule + " at " + instant;
                assertThat(onCall).as(about).isNotEmpty();
                assertThat(onCall).as(about).allSatisfy(person -> holdsUntil(schedule, instant, person));
            }
        }
    }

    /** Just before its end the person is still on call in the same place; nobody's turn ends in the past. */
    private static void holdsUntil(Schedule schedule, Instant instant, OnCallPerson person) {
        assertThat(person.until()).isAfter(instant);
        assertThat(OnCall.at(schedule, person.until().minusSeconds(1)).stream().map(OnCallPerson::person))
                .contains(person.person());
    }

    private Schedule schedule() {
        List<Layer> layers = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int index = 0; index < count; index++) {
            layers.add(layer("layer-" + index, index > 0));
        }
        ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
        return new Schedule(zone, layers, overrides(zone));
    }

    /** Some begin or end at a clock change. */
    private List<ScheduleOverride> overrides(ZoneId zone) {
        List<ScheduleOverride> overrides = new ArrayList<>();
        for (Instant instant : instants(zone).subList(0, random.nextInt(20))) {
            LocalDateTime from = instant.atZone(zone).toLocalDateTime();
            Optional<String> replace = random.nextBoolean() ? Optional.of(person()) : Optional.empty();
            LocalDateTime to = from.plusMinutes(1 + random.nextInt(30_000));
            overrides.add(new ScheduleOverride(from, to, replace, person(), Optional.empty()));
        }
        return overrides;
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private Layer layer(String name, boolean mayBeEmpty) {
        List<List<String>> groups = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int index = 0; index < count; index++) {
            boolean empty = mayBeEmpty && random.nextInt(3) == 0;
            groups.add(empty ? List.of() : List.of(person()));
        }
        RotationUnit unit = random.nextBoolean() ? RotationUnit.DAY : RotationUnit.WEEK;
        LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
        LocalDate anchor = LocalDate.of(2005, 1, 1).plusDays(random.nextInt(9000));
        return new Layer(
                name, groups, new Rotation(unit, 1 + random.nextInt(3), anchor, new Handoff(Optional.empty(), time)));
    }

    /** Anywhere, and close to a clock change where the zone has one. */
    private List<Instant> instants(ZoneId zone) {
        List<Instant> instants = new ArrayList<>();
        for (int index = 0; index < INSTANTS; index++) {
            Instant anywhere = FIRST.plusSeconds(random.nextLong(SPAN_SECONDS));
            ZoneOffsetTransition change = zone.getRules().nextTransition(anywhere);
            instants.add(change == null ? anywhere : change.getInstant().plusSeconds(random.nextInt(-7200, 7200)));
        }
        return instants;
    }
}
