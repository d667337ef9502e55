package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.ScheduleOverride.Effect;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleSpecsTest {
    private static final Map<String, Object> DAILY = Map.of("unit", "day", "anchor", "2026-01-05");

    @Test
    void shouldReadWhenALayerIsOnCallAndWhatItLiesOn() {
        Map<String, Object> restriction = Map.of("days", List.of("MON", "friday"), "from", "20:00", "to", "08:00");
        Layer layer = read(spec(Map.of(
                        "restrictions",
                        List.of(restriction, Map.of("from", "00:00", "to", "00:00")),
                        "priority",
                        10,
                        "timeZone",
                        "Asia/Tokyo")))
                .layers()
                .getFirst();

        assertThat(layer.restrictions())
                .containsExactly(
                        new WeeklyWindow(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(20, 0), LocalTime.of(8, 0)),
                        WeeklyWindow.daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        assertThat(layer.priority()).contains(10);
        assertThat(layer.timeZone()).contains(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void shouldReadEveryUnit() {
        for (RotationUnit unit : RotationUnit.values()) {
            Map<String, Object> rotation = Map.of("unit", unit.word(), "anchor", "2026-01-31", "interval", 30);

            assertThat(read(spec(Map.of("rotation", rotation)))
                            .layers()
                            .getFirst()
                            .rotation()
                            .unit())
                    .isEqualTo(unit);
        }
    }

    @Test
    void shouldReadWhatAnOverrideDoes() {
        Schedule schedule = read(with(
                "overrides",
                List.of(
                        override(Map.of("with", "bo", "replace", "ana")),
                        override(Map.of("with", "bo")),
                        override(Map.of("add", "bo")))));

        assertThat(schedule.overrides())
                .extracting(ScheduleOverride::effect)
                .containsExactly(new Effect.Replace("ana"), new Effect.ReplaceAll(), new Effect.Add());
        assertThat(schedule.overrides()).allMatch(override -> override.with().equals("bo"));
    }

    @Test
    void shouldReadHowLongBeforeAShiftItsPersonIsTold() {
        assertThat(read(with("noticeBefore", "PT12H")).noticeBefore()).contains(Duration.ofHours(12));
        assertThat(read(spec(Map.of())).noticeBefore()).isEmpty();
        assertThat(problems(with("noticeBefore", "P15D")))
                .containsExactly(
                        "spec.noticeBefore: Expected a duration in ISO 8601 of more than nothing and at most 14"
                                + " days, for example PT12H, but got 'P15D'.");
    }

    @Test
    void shouldSayWhatIsWrongInALayer() {
        assertThat(problems(spec(Map.of(
                        "restrictions",
                        List.of(Map.of("days", "MO", "from", "8", "until", "20:00")),
                        "priority",
                        1001,
                        "timeZone",
                        "+01:00"))))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].restrictions[0].to: Expected a time of day"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].restrictions[0].days"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].restrictions[0].from: Expected a time of day"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].restrictions[0].until: Expected a known field"))
                .contains("spec.layers[0].priority: Expected a whole number from 0 to 1000, but got 1001.")
                .anyMatch(problem -> problem.startsWith("spec.layers[0].timeZone: Expected a time zone of the IANA"))
                .hasSize(6);
    }

    @Test
    void shouldRefuseAnEmptyListOfRestrictions() {
        assertThat(problems(spec(Map.of("restrictions", List.of()))))
                .containsExactly("spec.layers[0].restrictions: Expected at least one restriction, or no field for none,"
                        + " but got an empty list.");
    }

    @Test
    void shouldAskForThePriorityOfEachLayerThatLacksIt() {
        assertThat(problems(spec(Map.of(), Map.of("priority", 1), Map.of())))
                .containsExactly(
                        "spec.layers[0].priority: Expected a priority, because another layer of the schedule has one,"
                                + " but it is missing.",
                        "spec.layers[2].priority: Expected a priority, because another layer of the schedule has one,"
                                + " but it is missing.");
    }

    @Test
    void shouldRefuseADayOfTheWeekByMonth() {
        Map<String, Object> rotation =
                Map.of("unit", "month", "anchor", "2026-01-31", "handoff", Map.of("day", "MON", "time", "09:00"));

        assertThat(problems(spec(Map.of("rotation", rotation))))
                .containsExactly(
                        "spec.layers[0].rotation.handoff.day: Expected no day of the week for turns of the unit"
                                + " month, because their day is the anchor's.");
    }

    @Test
    void shouldSayWhatIsWrongInAnOverride() {
        assertThat(problems(with(
                        "overrides", List.of(override(Map.of("add", "bo", "replace", "ana")), override(Map.of())))))
                .containsExactly(
                        "spec.overrides[0].add: Expected either with, for somebody in the place of others, or add, for"
                                + " somebody beside them, but got both.",
                        "spec.overrides[1].with: Expected a name, or add: <name> for somebody beside those on call, but"
                                + " it is missing.");
    }

    private static Map<String, Object> override(Map<String, Object> fields) {
        Map<String, Object> override = new HashMap<>(fields);
        override.put("from", "2026-12-24T09:00");
        override.put("to", "2026-12-27T09:00");
        return override;
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> spec = new HashMap<>(spec(Map.of()));
        spec.put(field, value);
        return spec;
    }

    /** One daily layer for each map, with its fields beside or in place of the usual ones. */
    @SafeVarargs
    private static Map<String, Object> spec(Map<String, Object>... fields) {
        List<Map<String, Object>> layers = IntStream.range(0, fields.length)
                .mapToObj(index -> {
                    Map<String, Object> layer = new HashMap<>();
                    layer.put("name", "layer-" + index);
                    layer.put("participants", List.of("ana"));
                    layer.put("rotation", DAILY);
                    layer.putAll(fields[index]);
                    return layer;
                })
                .toList();
        return Map.of("timeZone", "Europe/Lisbon", "layers", layers);
    }

    private static Schedule read(Map<String, Object> spec) {
        return (Schedule) ((Reading.Read) reading(spec)).spec();
    }

    private static List<String> problems(Map<String, Object> spec) {
        return ((Reading.Unreadable) reading(spec))
                .problems().stream().map(Problem::toString).toList();
    }

    private static Reading reading(Map<String, Object> spec) {
        return new RecordReader(UnknownFields.REFUSE)
                .read(Kind.SCHEDULE, Map.of("metadata", Map.of("name", "any"), "spec", spec));
    }
}
