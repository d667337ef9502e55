package dev.onus.escalation.replay;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.Page;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.SlaClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the two worlds against each other, and the one as it was against what was recorded. It keeps what differs, not
 * what happened.
 */
final class Comparison {
    private final Window window;
    private final Tally actual;
    private final Tally draft;
    private final Balance<PageMoment> pages = new Balance<>();
    private final Earliest<PageMoment> more = new Earliest<>();
    private final Earliest<PageMoment> fewer = new Earliest<>();
    private final Map<Miss.Which, Miss> missedAsItWas = new HashMap<>();
    private final Map<Miss.Which, Miss> missedUnderDraft = new HashMap<>();
    private final Balance<PageId> pageIds = new Balance<>();
    private long recordedPages;
    private long notReproduced;
    private long notRecorded;

    Comparison(Window window, Tally actual, Tally draft) {
        this.window = window;
        this.actual = actual;
        this.draft = draft;
    }

    void asItWas(List<CaseEvent> events) {
        for (CaseEvent event : within(events)) {
            actual.saw(event);
            moment(event).ifPresent(pages::left);
            Tally.page(event).map(Page::id).ifPresent(pageIds::right);
            miss(event).ifPresent(miss -> missed(miss, missedUnderDraft, missedAsItWas));
        }
    }

    void underDraft(List<CaseEvent> events) {
        for (CaseEvent event : within(events)) {
            draft.saw(event);
            moment(event).ifPresent(pages::right);
            miss(event).ifPresent(miss -> missed(miss, missedAsItWas, missedUnderDraft));
        }
    }

    void recorded(PageId page, Instant at) {
        if (window.includes(at)) {
            recordedPages++;
            pageIds.left(page);
        }
    }

    /** Both worlds have come to the same instant of one routing key. */
    void level() {
        pages.takeSurplus().forEach((moment, times) -> {
            if (times > 0) {
                more.add(moment, times);
            } else {
                fewer.add(moment, -times);
            }
        });
    }

    /** Everything of some routing keys is over. */
    void settle() {
        for (int times : pageIds.takeSurplus().values()) {
            notRecorded += Math.max(0, times);
            notReproduced += Math.max(0, -times);
        }
    }

    WhatIf result(long inputs, long answersWithoutCase, Night night) {
        return new WhatIf(
                window,
                night,
                inputs,
                actual.counts(),
                draft.counts(),
                more.some(),
                fewer.some(),
                some(missedUnderDraft),
                some(missedAsItWas),
                new WhatIf.Fidelity(recordedPages, notReproduced, notRecorded, answersWithoutCase),
                AnswersAsGiven.ASSUMPTIONS);
    }

    private List<CaseEvent> within(List<CaseEvent> events) {
        return events.stream().filter(event -> window.includes(event.at())).toList();
    }

    /** What the other world has missed too, at whatever time, is no difference. */
    private static void missed(Miss miss, Map<Miss.Which, Miss> there, Map<Miss.Which, Miss> here) {
        if (there.remove(miss.which()) == null) {
            here.put(miss.which(), miss);
        }
    }

    private static Optional<PageMoment> moment(CaseEvent event) {
        return Tally.page(event).map(page -> new PageMoment(event.at(), about(event.after()), page.person()));
    }

    private static Optional<Miss> miss(CaseEvent event) {
        Optional<SlaClock> clock = Tally.missed(event);
        return clock.map(
                each -> new Miss(event.at(), about(event.after()), event.after().episode(), each));
    }

    /** A case that another one asked for has an id of its own in each world; what asked for it is the same in both. */
    private static CaseId about(Case it) {
        return it.links().parent().orElse(it.id());
    }

    private static Some<Miss> some(Map<Miss.Which, Miss> misses) {
        Earliest<Miss> earliest = new Earliest<>();
        misses.values().forEach(miss -> earliest.add(miss, 1));
        return earliest.some();
    }
}
