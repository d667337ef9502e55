package dev.onus.registry.cases;

import static dev.onus.registry.cases.RowKey.in;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.registry.cases.RowKey.Table;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Pages that only say something. They wait for no answer, so nothing withdraws them and they would crowd out what does;
 * the newest of each person are kept.
 */
final class NoticeRows {
    private static final Set<PagePurpose> NOTICES =
            EnumSet.of(PagePurpose.NOTICE, PagePurpose.TEST, PagePurpose.VERIFICATION);
    private static final int KEPT = 20;

    private NoticeRows() {}

    static boolean isNotice(PageFacts page) {
        return Word.find(PagePurpose.class, page.getPurpose())
                .filter(NOTICES::contains)
                .isPresent();
    }

    static void put(IndexTurn turn, EscalationEvent event, PageFacts page) {
        turn.put(key(event, page), Rows.text(page.getPageId()));
        byte[] prefix = prefix(page.getPerson());
        int[] seen = {0};
        turn.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            if (++seen[0] > KEPT) {
                turn.delete(key);
            }
            return true;
        });
    }

    static byte[] key(EscalationEvent requested, PageFacts page) {
        return in(Table.NOTICE)
                .text(page.getPerson())
                .newestFirst(requested.getAt().toEpochMilli())
                .text(page.getPageId())
                .bytes();
    }

    static List<String> of(IndexStore store, String person, int limit) {
        byte[] prefix = prefix(person);
        List<String> pageIds = new ArrayList<>();
        store.scan(prefix, RowKey.behind(prefix), (key, value) -> {
            pageIds.add(Rows.text(value));
            return pageIds.size() < limit;
        });
        return pageIds;
    }

    private static byte[] prefix(String person) {
        return in(Table.NOTICE).text(person).bytes();
    }
}
