package dev.onus.registry.web;

import dev.onus.escalation.replay.Burden;
import dev.onus.escalation.replay.Counts;
import dev.onus.escalation.replay.Miss;
import dev.onus.escalation.replay.PageMoment;
import dev.onus.escalation.replay.Some;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.registry.apply.DocumentText;
import dev.onus.registry.simulation.Mistake;
import dev.onus.registry.simulation.WhatIfRun;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One what-if: how far it is, or what came of it.
 *
 * @param stand as it stood when the page was made; its thread goes on
 * @param mayStop whether this visitor may
 */
public record WhatIfView(Frame frame, WhatIfRun run, WhatIfRun.Stand stand, long read, long total, boolean mayStop) {
    /** Whom nobody reads any more; the API and the command line have all. */
    private static final int MAX_PEOPLE = 100;

    private static final int MAX_EXAMPLES = 20;
    private static final double PERCENT = 100;
    /** Before so much was read, a guess of the rest is none. */
    private static final double GUESS_FROM = 0.02;

    /** What was counted in both worlds. */
    public record Figure(String name, long actual, long draft) {
        public boolean changed() {
            return actual != draft;
        }

        /** Everything that is counted here is better less. */
        public boolean worse() {
            return draft > actual;
        }

        public String was() {
            return number(actual);
        }

        public String is() {
            return number(draft);
        }

        public String difference() {
            return (worse() ? "+" : "−") + number(Math.abs(draft - actual));
        }
    }

    /** Whom the draft pages more, less or at other times. */
    public record Row(String person, Figure pages, Figure atNight, Figure nights, HourBars hours) {
        public boolean changed() {
            return pages.changed() || atNight.changed() || nights.changed();
        }

        /** Nights weigh more than days. */
        public boolean worse() {
            return atNight.changed() ? atNight.worse() : pages.worse();
        }
    }

    static WhatIfView of(Frame frame, WhatIfRun run, boolean mayStop) {
        return new WhatIfView(
                frame, run, run.stand(), run.progress().read(), run.progress().total(), mayStop);
    }

    private static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    public String names() {
        return String.join(", ", DocumentText.names(run.policies()));
    }

    public String draft() {
        return DocumentText.of(run.policies());
    }

    public long days() {
        return WhatIfWords.days(run.window());
    }

    public String path() {
        return "/what-if/" + run.id();
    }

    public String again() {
        return "/what-if?of=" + run.id();
    }

    public String progress() {
        return total == 0
                ? "Looking for what was recorded …"
                : number(read) + " of about " + number(total) + " records, "
                        + Math.min(99, (int) (PERCENT * read / total)) + " %";
    }

    /** How long the rest takes if it goes on as it went; empty while that is not known. */
    public Optional<String> left() {
        Instant now = frame.times().now();
        if (total == 0 || read < total * GUESS_FROM || read >= total) {
            return Optional.empty();
        }
        long passed = Duration.between(run.startedAt(), now).toMillis();
        return Optional.of(Times.span(Duration.ofMillis(passed * (total - read) / read)));
    }

    public WhatIf result() {
        return stand.result().orElseThrow();
    }

    public String summary() {
        return WhatIfWords.summary(result());
    }

    public List<Figure> figures() {
        Counts actual = result().actual();
        Counts draft = result().draft();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("Pages", actual.pages(), draft.pages()));
        figures.add(new Figure("At night", actual.atNight(), draft.atNight()));
        figures.add(new Figure("Nobody answered", actual.exhausted(), draft.exhausted()));
        for (Sla sla : Sla.values()) {
            figures.add(new Figure(
                    "Late " + WhatIfWords.owed(sla),
                    actual.missed().getOrDefault(sla, 0L),
                    draft.missed().getOrDefault(sla, 0L)));
        }
        return figures;
    }

    /** Whose nights change most come first, then whose pages do; at most {@value #MAX_PEOPLE}. */
    public List<Row> people() {
        return all().limit(MAX_PEOPLE).toList();
    }

    public long morePeople() {
        return Math.max(0, all().count() - MAX_PEOPLE);
    }

    private java.util.stream.Stream<Row> all() {
        TreeSet<String> names = new TreeSet<>(result().actual().people().keySet());
        names.addAll(result().draft().people().keySet());
        return names.stream()
                .map(name ->
                        row(name, result().actual().of(name), result().draft().of(name)))
                .sorted(Comparator.comparingLong((Row row) ->
                                -Math.abs(row.atNight().draft() - row.atNight().actual()))
                        .thenComparingLong(row ->
                                -Math.abs(row.pages().draft() - row.pages().actual())));
    }

    private static Row row(String person, Burden actual, Burden draft) {
        return new Row(
                person,
                new Figure("Pages", actual.pages(), draft.pages()),
                new Figure("At night", actual.atNight(), draft.atNight()),
                new Figure("Nights", actual.nights(), draft.nights()),
                new HourBars(actual.byHour(), draft.byHour()));
    }

    public String night() {
        return result().night().from() + " to " + result().night().to();
    }

    public List<PageMoment> examples(Some<PageMoment> pages) {
        return pages.first().stream().limit(MAX_EXAMPLES).toList();
    }

    public List<Miss> missed(Some<Miss> misses) {
        return misses.first().stream().limit(MAX_EXAMPLES).toList();
    }

    /** How many are not shown, as a sentence; empty when all are. */
    public String rest(Some<?> some) {
        long rest = some.count() - Math.min(some.first().size(), MAX_EXAMPLES);
        return rest == 0 ? "" : number(rest) + " more are not shown.";
    }

    public String count(Some<?> some) {
        return number(some.count());
    }

    public String owed(Miss miss) {
        return WhatIfWords.owed(miss.sla());
    }

    public List<String> warnings() {
        return run.warnings().stream().map(Mistake::message).toList();
    }

    /** How much of the record comes out of the replay, which says how far to believe it. */
    public String fidelity() {
        WhatIf.Fidelity fidelity = result().fidelity();
        if (fidelity.recordedPages() == 0 && fidelity.notRecorded() == 0) {
            return "No page was recorded in these days.";
        }
        if (fidelity.notReproduced() == 0 && fidelity.notRecorded() == 0) {
            return "The replay gives every one of the " + number(fidelity.recordedPages())
                    + " pages that were recorded, and no other.";
        }
        return "Of " + number(fidelity.recordedPages()) + " recorded pages " + number(fidelity.notReproduced())
                + " do not come out of the replay, and " + number(fidelity.notRecorded())
                + " come out that were not recorded.";
    }
}
