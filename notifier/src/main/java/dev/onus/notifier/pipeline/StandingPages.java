package dev.onus.notifier.pipeline;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PageId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the ledger knows of a case's pages where they are acknowledged, too. */
final class StandingPages {
    private static final String PAGE = MessageType.PAGE.word();
    private static final String ACKNOWLEDGEMENT = MessageType.ACKNOWLEDGEMENT.word();

    private StandingPages() {}

    private record Place(String person, String destination) {}

    /**
     * The rows of the pages that may be at a destination and are not withdrawn, the newest of each person and destination:
     * several pages of one case are one alert there.
     */
    static Collection<LedgerRow> of(Ledger ledger, int partition, String caseId) {
        List<LedgerRow> rows = ledger.rowsOfCase(partition, caseId);
        Set<PageId> withdrawn = rows.stream()
                .filter(row -> row.key().part().equals(MessageType.WITHDRAWAL.word()))
                .map(row -> row.key().pageId())
                .collect(Collectors.toSet());
        Map<Place, LedgerRow> newest = new HashMap<>();
        rows.stream()
                .filter(row -> row.key().part().equals(PAGE) && !row.key().isWhole())
                .filter(row -> !withdrawn.contains(row.key().pageId()) && SendWithdrawal.mayHaveIt(row))
                .forEach(row -> newest.merge(
                        new Place(row.person(), row.key().destination()),
                        row,
                        (one, other) -> one.at().isAfter(other.at()) ? one : other));
        return newest.values();
    }

    /** Whether the person's last page about the case at this destination was acknowledged there after it had come. */
    static boolean isAcknowledged(Ledger ledger, PageRequest request, String destination) {
        List<LedgerRow> here = ledger
                .rowsOfCase(request.partition(), request.message().event().getCaseId())
                .stream()
                .filter(row -> row.key().destination().equals(destination))
                .filter(row -> row.person().equals(request.message().person()))
                .filter(LedgerRow::isAccepted)
                .toList();
        Optional<Instant> acknowledged = last(here, row -> row.key().part().startsWith(ACKNOWLEDGEMENT));
        Optional<Instant> paged = last(here, row -> row.key().part().equals(PAGE));
        return acknowledged
                .filter(at -> paged.filter(page -> page.isAfter(at)).isEmpty())
                .isPresent();
    }

    private static Optional<Instant> last(List<LedgerRow> rows, Predicate<LedgerRow> which) {
        return rows.stream().filter(which).map(LedgerRow::at).max(Comparator.naturalOrder());
    }
}
