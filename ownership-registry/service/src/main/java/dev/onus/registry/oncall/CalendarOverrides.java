package dev.onus.registry.oncall;

import dev.onus.registry.model.ScheduleOverride;
import dev.onus.registry.model.Span;
import dev.onus.registry.oncall.CalendarReading.Instance;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shifts of a calendar as overrides. Who is in the calendar is on call alone, and beside the others of the calendar at
 * the time. The reason of each says of which event it came, so that a later import of that event replaces it.
 */
final class CalendarOverrides {
    private static final String MARK = "calendar ";
    private static final int LONGEST_SUMMARY = 200;

    private CalendarOverrides() {}

    static List<ScheduleOverride> of(List<Instance> instances, ZoneId zone) {
        List<Instance> written = new ArrayList<>();
        List<ScheduleOverride> overrides = new ArrayList<>();
        List<Instance> inOrder = instances.stream()
                .sorted(Comparator.comparing((Instance each) -> each.span().from())
                        .thenComparing(Instance::person))
                .toList();
        for (Instance instance : inOrder) {
            List<Span> own = spans(written, instance.person(), true);
            List<Span> others = spans(written, instance.person(), false);
            for (Span left : without(instance.span(), own)) {
                List<Span> alone = without(left, others);
                alone.forEach(span -> overrides.add(override(instance, span, zone, true)));
                without(left, alone).forEach(span -> overrides.add(override(instance, span, zone, false)));
            }
            written.add(instance);
        }
        return overrides;
    }

    /** What an earlier import of one of these events wrote and is not over yet. */
    static boolean isReplaced(Object override, Set<String> uids, LocalDateTime now) {
        String reason = OverrideDocuments.text(override, OverrideDocuments.REASON);
        return reason.startsWith(MARK)
                && uids.stream().anyMatch(uid -> reason.startsWith(MARK + uid + ":"))
                && LocalDateTime.parse(OverrideDocuments.text(override, OverrideDocuments.TO))
                        .isAfter(now);
    }

    private static ScheduleOverride override(Instance instance, Span span, ZoneId zone, boolean alone) {
        String summary = instance.summary();
        String reason = MARK + instance.uid() + ": "
                + (summary.length() > LONGEST_SUMMARY ? summary.substring(0, LONGEST_SUMMARY) : summary);
        return new ScheduleOverride(
                local(span.from(), zone),
                local(span.until(), zone),
                alone ? new ScheduleOverride.Effect.ReplaceAll() : new ScheduleOverride.Effect.Add(),
                instance.person(),
                Optional.of(reason.strip()));
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime();
    }

    private static List<Span> spans(List<Instance> written, String person, boolean own) {
        return written.stream()
                .filter(each -> each.person().equals(person) == own)
                .map(Instance::span)
                .sorted(Comparator.comparing(Span::from))
                .toList();
    }

    /** @param others in the order in which they begin */
    private static List<Span> without(Span span, List<Span> others) {
        List<Span> left = new ArrayList<>();
        Instant free = span.from();
        for (Span other : others) {
            if (other.from().isAfter(free) && free.isBefore(span.until())) {
                left.add(new Span(free, other.from().isBefore(span.until()) ? other.from() : span.until()));
            }
            free = other.until().isAfter(free) ? other.until() : free;
        }
        if (free.isBefore(span.until())) {
            left.add(new Span(free, span.until()));
        }
        return left;
    }
}
