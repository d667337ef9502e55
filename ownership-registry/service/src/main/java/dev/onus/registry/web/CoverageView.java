package dev.onus.registry.web;

import dev.onus.registry.coverage.CoverageReport;
import dev.onus.registry.coverage.CoverageSelection;
import dev.onus.registry.model.CoverageGap;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Versioned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The coverage page.
 *
 * @param filters in force, as the query has them: identity, team, policy
 * @param report empty while the registry reads its log, and for an identity that nobody has registered
 * @param strips for each who is missed at some time, the worst first
 */
public record CoverageView(
        Frame frame,
        Map<String, String> filters,
        Optional<CoverageReport> report,
        List<Strip> strips,
        int more,
        List<Bar> days) {
    /** Width of a strip in its own units. */
    public static final int WIDTH = 1400;

    private static final int MOST_STRIPS = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

    /**
     * One kind of people who are missed.
     *
     * @param schedule where their shifts stand, if they have one
     */
    public record Strip(
            String who, boolean failure, List<CoverageGap> gaps, List<Bar> bars, Optional<String> schedule) {
        public CoverageGap first() {
            return gaps.getFirst();
        }

        public String where() {
            CoverageGap.Place place = first().places().getFirst();
            String step = Character.isDigit(place.step().charAt(0)) ? "step " + place.step() : "the " + place.step();
            int others = first().places().size() - 1;
            return step + " of policy " + place.policy() + (others == 0 ? "" : " and " + others + " more");
        }

        public String whom() {
            int count = first().identities().count();
            if (count == 0) {
                return "whatever nobody else answers for";
            }
            String names = String.join(", ", first().identities().names());
            return count
                    + (count == 1 ? " identity: " : " identities: ")
                    + names
                    + (count > first().identities().names().size() ? ", …" : "");
        }
    }

    /** A stretch of a strip, in its own units. */
    public record Bar(int x, int width, String label, boolean weekend) {
        private static final int WIDTH_OF_A_LABEL = 60;

        /** Whether there is room for its label. */
        public boolean isWide() {
            return width >= WIDTH_OF_A_LABEL;
        }
    }

    static CoverageView of(
            Frame frame,
            Map<String, String> filters,
            Optional<CoverageReport> report,
            CoverageSelection selection,
            Directory directory) {
        Map<String, List<CoverageGap>> byWho = new LinkedHashMap<>();
        report.ifPresent(known -> known.answer().gaps().stream()
                .filter(selection::matches)
                .forEach(gap -> byWho.computeIfAbsent(String.join(", ", gap.who()), any -> new ArrayList<>())
                        .add(gap)));
        List<Strip> strips = byWho.entrySet().stream()
                .map(each -> strip(
                        each.getKey(),
                        each.getValue(),
                        report.orElseThrow().answer().horizon(),
                        frame,
                        directory))
                .sorted(Comparator.comparing((Strip strip) -> !strip.failure())
                        .thenComparing(strip -> strip.first().span().from()))
                .toList();
        return new CoverageView(
                frame,
                filters,
                report,
                strips.stream().limit(MOST_STRIPS).toList(),
                Math.max(0, strips.size() - MOST_STRIPS),
                report.map(known -> days(known.answer().horizon(), frame)).orElse(List.of()));
    }

    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    /** When the first of the gaps is, and how many follow it. */
    public String when(Strip strip) {
        Span gap = strip.first().span();
        Span horizon = report.orElseThrow().answer().horizon();
        String from = gap.from().equals(horizon.from())
                ? "Now"
                : "From " + frame.times().clock(gap.from());
        String until = gap.until().equals(horizon.until())
                ? ", and as far ahead as was looked"
                : " until " + frame.times().clock(gap.until());
        int more = strip.gaps().size() - 1;
        return from + until + (more == 0 ? "." : ", and " + more + " more.");
    }

    private static Strip strip(String who, List<CoverageGap> gaps, Span horizon, Frame frame, Directory directory) {
        List<Bar> bars = gaps.stream()
                .map(gap -> bar(
                        gap.span(),
                        horizon,
                        frame.times().clock(gap.span().from()) + " to "
                                + frame.times().clock(gap.span().until()) + ": " + gap.why(),
                        false))
                .toList();
        return new Strip(
                who, gaps.stream().anyMatch(CoverageGap::failure), gaps, bars, schedule(gaps.getFirst(), directory));
    }

    private static Optional<String> schedule(CoverageGap gap, Directory directory) {
        return gap.who().stream()
                .flatMap(word -> word.startsWith("schedule:")
                        ? Optional.of(word.substring("schedule:".length())).stream()
                        : Optional.of(word)
                                .filter(each -> each.startsWith("team:"))
                                .flatMap(each -> directory.team(each.substring("team:".length())))
                                .map(Versioned::spec)
                                .flatMap(team -> team.schedule())
                                .stream())
                .findFirst();
    }

    private static List<Bar> days(Span horizon, Frame frame) {
        List<Bar> days = new ArrayList<>();
        LocalDate day = horizon.from().atZone(frame.times().zone()).toLocalDate();
        Instant start = horizon.from();
        while (start.isBefore(horizon.until())) {
            Instant next = day.plusDays(1).atStartOfDay(frame.times().zone()).toInstant();
            Instant end = next.isBefore(horizon.until()) ? next : horizon.until();
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            days.add(bar(new Span(start, end), horizon, DAY.format(day), weekend));
            start = next;
            day = day.plusDays(1);
        }
        return days;
    }

    /** At least two units wide: a short gap has to be seen. */
    private static Bar bar(Span span, Span horizon, String label, boolean weekend) {
        long whole = Duration.between(horizon.from(), horizon.until()).toMillis();
        int x = (int) (WIDTH * Duration.between(horizon.from(), span.from()).toMillis() / whole);
        int width = (int) (WIDTH * Duration.between(span.from(), span.until()).toMillis() / whole);
        return new Bar(x, Math.max(2, width), label, weekend);
    }
}
