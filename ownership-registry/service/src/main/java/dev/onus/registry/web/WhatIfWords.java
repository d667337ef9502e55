package dev.onus.registry.web;

import dev.onus.escalation.replay.Counts;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.simulation.WhatIfRun;
import dev.onus.vocabulary.Sla;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a draft would have changed, in sentences. */
final class WhatIfWords {
    private WhatIfWords() {}

    static long days(Window window) {
        return Duration.between(window.from(), window.until()).toDays();
    }

    static String owed(Sla sla) {
        return switch (sla) {
            case ACKNOWLEDGE -> "to acknowledge";
            case CONTAIN -> "to contain";
            case DECIDE -> "to decide";
            case RESOLVE -> "to resolve";
        };
    }

    /** In a few words, for a list. */
    static String became(WhatIfRun run) {
        return switch (run.stand().state()) {
            case RUNNING -> "runs";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
            case DONE ->
                run.stand()
                        .result()
                        .map(result ->
                                change(result.actual().pages(), result.draft().pages(), "page", "pages") + ", "
                                        + change(
                                                result.actual().atNight(),
                                                result.draft().atNight(),
                                                "at night",
                                                "at night"))
                        .orElse("done");
        };
    }

    /** All of it in one sentence. */
    static String summary(WhatIf result) {
        if (result.isTheSame()) {
            return "Nobody would have noticed: the same pages at the same times.";
        }
        Counts actual = result.actual();
        Counts draft = result.draft();
        List<String> changes = new ArrayList<>();
        changes.add(change(actual.pages(), draft.pages(), "page", "pages"));
        changes.add(change(actual.atNight(), draft.atNight(), "at night", "at night"));
        if (actual.pages() == draft.pages() && actual.atNight() == draft.atNight()) {
            changes.add("but to others or at other times");
        }
        long missed = sum(draft) - sum(actual);
        if (missed != 0) {
            changes.add(change(sum(actual), sum(draft), "missed SLA", "missed SLAs"));
        }
        if (draft.exhausted() != actual.exhausted()) {
            changes.add(change(
                    actual.exhausted(), draft.exhausted(), "time that nobody answered", "times that nobody answered"));
        }
        return Words.capital(String.join(", ", changes) + ".");
    }

    private static long sum(Counts counts) {
        return counts.missed().values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code 3 fewer pages}, {@code 1 more page}, {@code as many pages}. */
    private static String change(long actual, long draft, String one, String many) {
        long by = Math.abs(draft - actual);
        if (by == 0) {
            return "as many " + many;
        }
        return "%,d %s %s".formatted(by, draft > actual ? "more" : "fewer", by == 1 ? one : many);
    }
}
