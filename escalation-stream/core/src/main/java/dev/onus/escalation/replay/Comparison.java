package dev.onus.escalation.replay;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.Page;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the two worlds against each other, and the one as it was against what was recorded. It keeps what differs, not
 * what happened, but for what was missed in a slice.
 */
final class Comparison {
    private final Window window;
    private final Tally actual;
    private final Tally draft;
    private final Balance<PageMoment> pages = new Balance<>();
    private final Earliest<PageMoment> more = new Earliest<>();
    private final Earliest<PageMoment> fewer = new Earliest<>();
    private final Misses missesAsItWas = new Misses();
    private final Misses missesUnderDraft = new Misses();
    private final Earliest<Miss> missedMore = new Earliest<>();
    private final Earliest<Miss> missedFewer = new Earliest<>();
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
        events.forEach(missesAsItWas::saw);
        for (CaseEvent event : within(events)) {
            actual.saw(event);
            moment(event).ifPresent(pages::left);
            Tally.page(event).map(Page::id).ifPresent(pageIds::right);
        }
    }

    void underDraft(List<CaseEvent> events) {
        events.forEach(missesUnderDraft::saw);
        for (CaseEvent event : within(events)) {
            draft.saw(event);
            moment(event).ifPresent(pages::right);
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
        settleMisses();
    }

    /**
     * First what was missed in both worlds is put together, whenever that was, and then what lies within the window is
     * counted: as it was whatever was missed then; under the draft those of them that it does not spare, sooner or
     * later, and those that it alone misses then. So the counts differ by what only one of the worlds misses.
     */
    private void settleMisses() {
        Map<Misses.Which, Instant> underDraft = missesUnderDraft.take();
        missesAsItWas.take().forEach((which, at) -> {
            boolean isSpared = underDraft.remove(which) == null;
            if (!window.includes(at)) {
                return;
            }
            actual.missed(which.sla());
            if (isSpared) {
                missedFewer.add(which.at(at), 1);
            } else {
                draft.missed(which.sla());
            }
        });
        underDraft.forEach((which, at) -> {
            if (window.includes(at)) {
                draft.missed(which.sla());
                missedMore.add(which.at(at), 1);
            }
        });
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
                missedMore.some(),
                missedFewer.some(),
                new WhatIf.Fidelity(recordedPages, notReproduced, notRecorded, answersWithoutCase),
                AnswersAsGiven.ASSUMPTIONS);
    }

    private List<CaseEvent> within(List<CaseEvent> events) {
        return events.stream().filter(event -> window.includes(event.at())).toList();
    }

    private static Optional<PageMoment> moment(CaseEvent event) {
        return Tally.page(event).map(page -> new PageMoment(event.at(), about(event.after()), page.person()));
    }

    /** A case that another one asked for has an id of its own in each world; what asked for it is the same in both. */
    private static CaseId about(Case it) {
        return it.links().parent().orElse(it.id());
    }
}
