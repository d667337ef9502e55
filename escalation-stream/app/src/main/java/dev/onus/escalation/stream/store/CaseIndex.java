package dev.onus.escalation.stream.store;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which case an alert belongs to: within one routing key by its id (the same delivery twice) and by its fold key, and
 * within the whole task by source and dedup key, for a source that ends a finding without naming the identity.
 *
 * <pre>'n' and 'o'  how many cases are open, and how many of those look for an owner</pre>
 *
 * <p>Among the {@link KeyRows} of a routing key are, beside those of {@link EarlierCases}:
 *
 * <pre>
 * 'a' [alert id]  the case, and the source and dedup key of the alert
 * 'f' [fold key]  open cases, the oldest first
 * 'w' [case id]   up to which alert a case that is being forgotten has been
 * </pre>
 *
 * <p>{@link SourceRows}, {@link IdentityRows} and {@link FamilyRows} keep rows of their own in the same store. Some of what changes is in
 * memory until {@link #store}.
 */
public final class CaseIndex {
    private static final char ALERT = 'a';
    private static final char FOLD = 'f';
    private static final char FORGETTING = 'w';

    /** Alerts that one deadline looks at. */
    public static final int MAX_FORGOTTEN = 1_000;

    private final SourceRows bySource;
    private final KeyRows rows;
    private final EarlierCases earlier;
    private final StoredCount open;
    private final StoredCount findOwner;

    public CaseIndex(KeyValueStore<Bytes, byte[]> entries) {
        bySource = new SourceRows(entries);
        rows = new KeyRows(entries);
        earlier = new EarlierCases(rows);
        open = new StoredCount(entries, 'n');
        findOwner = new StoredCount(entries, 'o');
    }

    /** Where a case is kept. */
    public record Place(RoutingKey routingKey, CaseId caseId) {}

    /** The case that this very alert opened or was folded into, also when that case is closed by now. */
    public Optional<CaseId> caseOf(RoutingKey routingKey, AlertId alertId) {
        return rows.first(new KeyRows.Name(routingKey, ALERT, alertId.value())).map(CaseId::new);
    }

    /** The oldest open case with this fold key. */
    public Optional<CaseId> openCaseToFoldInto(Alert alert) {
        return openCase(alert.routingKey(), alert.foldKey());
    }

    /** The oldest open case with this fold key. */
    public Optional<CaseId> openCase(RoutingKey routingKey, String foldKey) {
        return rows.first(new KeyRows.Name(routingKey, FOLD, foldKey)).map(CaseId::new);
    }

    /** All that are open, in the order of their ids. Costs as much as the routing key has open cases. */
    public List<CaseId> openCases(RoutingKey routingKey) {
        return rows.all(routingKey, FOLD).stream()
                .flatMap(foldKey -> rows.read(foldKey).stream())
                .distinct()
                .sorted()
                .map(CaseId::new)
                .toList();
    }

    /**
     * Where the case may be that a source means when it says that a finding is over, the best first; some may be closed.
     * An alert that names no identity is looked for under every routing key of this task (design: routing key).
     */
    public List<Place> casesOfSource(Alert alert) {
        List<Place> places = new ArrayList<>();
        openCaseToFoldInto(alert).ifPresent(caseId -> places.add(new Place(alert.routingKey(), caseId)));
        for (Place place : bySource.cases(alert.source(), alert.dedupKey())) {
            if (alert.routingKey().isUnresolved() || place.routingKey().equals(alert.routingKey())) {
                places.add(place);
            }
        }
        return places;
    }

    /** Cases of the same class about the same identity that were not closed as false, the newest first (OWN-12). */
    public List<CaseId> repeatedBy(Alert alert) {
        return earlier.repeatedBy(alert);
    }

    /** The case closed last with this fold key, if it was contained; use of the credential reopens it (OWN-14). */
    public Optional<CaseId> containedBefore(Alert alert) {
        return earlier.containedBefore(alert);
    }

    /** The closed cases of an identity that were contained, at most {@value EarlierCases#MAX_CONTAINED} (OWN-14). */
    public List<CaseId> containedOf(RoutingKey routingKey) {
        return earlier.containedOf(routingKey);
    }

    /** From now on this alert is a duplicate when it comes again. */
    public void belongsTo(Case target, Alert alert) {
        rows.write(
                new KeyRows.Name(target.routingKey(), ALERT, alert.id().value()),
                List.of(target.id().value(), alert.source(), alert.dedupKey()));
        if (!target.isClosed() && isOfSource(alert) && !isKnownByFirst(target, alert)) {
            leadsTo(target, alert);
        }
    }

    private void leadsTo(Case target, Alert alert) {
        bySource.add(alert.source(), alert.dedupKey(), new Place(target.routingKey(), target.id()), target.openedAt());
    }

    /** While a case is open, its own alert's finding leads to it. */
    private static boolean isKnownByFirst(Case open, Alert alert) {
        Alert first = open.alert();
        return !first.id().equals(alert.id())
                && first.source().equals(alert.source())
                && first.dedupKey().equals(alert.dedupKey());
    }

    public void opened(Case opened) {
        rows.addLast(foldKey(opened), opened.id().value(), Integer.MAX_VALUE);
        earlier.opened(opened);
        count(opened, 1);
    }

    /** A reopened case is older than those opened since, so further alerts fold into it again. */
    public void reopened(Case reopened) {
        KeyRows.Name fold = foldKey(reopened);
        List<String> cases = rows.read(fold);
        cases.remove(reopened.id().value());
        cases.addFirst(reopened.id().value());
        rows.write(fold, cases);
        if (isOfSource(reopened.alert())) {
            leadsTo(reopened, reopened.alert());
        }
        earlier.reopened(reopened);
        count(reopened, 1);
    }

    /** A sample opened it, and then an alert came that is none; from now on it counts as an exposure (OWN-12). */
    public void becameReal(Case real) {
        earlier.opened(real);
    }

    public void closed(Case closed) {
        rows.remove(foldKey(closed), closed.id().value());
        bySource.remove(closed.alert().source(), closed.alert().dedupKey(), closed.id(), closed.openedAt());
        earlier.closed(closed);
        count(closed, -1);
    }

    /**
     * Drops look-ups that lead to the case. It looks at the alerts of its routing key, {@value #MAX_FORGOTTEN} at a time
     * and those in the page; how far it came is a row.
     *
     * @return whether that was all; if not, it is to be called again for the rest
     */
    public boolean forgotten(Case forgotten) {
        RoutingKey routingKey = forgotten.routingKey();
        KeyRows.Name progress =
                new KeyRows.Name(routingKey, FORGETTING, forgotten.id().value());
        earlier.forgotten(forgotten);
        rows.inPage(routingKey, ALERT).forEach(alert -> forgetIfOf(forgotten, alert));
        List<KeyRows.Name> some =
                rows.apart(routingKey, ALERT, rows.first(progress).orElse(""), MAX_FORGOTTEN);
        some.forEach(alert -> forgetIfOf(forgotten, alert));
        if (some.size() == MAX_FORGOTTEN) {
            rows.write(progress, List.of(some.getLast().text()));
            return false;
        }
        rows.delete(progress);
        rows.tidy(routingKey);
        return true;
    }

    private void forgetIfOf(Case forgotten, KeyRows.Name alert) {
        List<String> parts = rows.read(alert);
        if (parts.getFirst().equals(forgotten.id().value())) {
            rows.delete(alert);
            bySource.remove(parts.get(1), parts.get(2), forgotten.id(), forgotten.openedAt());
        }
    }

    /** Writes what is in memory only. To be called when an input or a deadline has been handled. */
    public void store() {
        rows.store();
    }

    /** Forgets what is in memory only. To be called when the handling failed. */
    public void discard() {
        rows.discard();
        open.discard();
        findOwner.discard();
    }

    /** How many cases of this task are open. */
    public long openCases() {
        return open.value();
    }

    /** How many of those look for an owner (OWN-7). */
    public long openFindOwnerCases() {
        return findOwner.value();
    }

    private void count(Case it, int change) {
        open.add(change);
        if (it.kind() == CaseKind.FIND_OWNER) {
            findOwner.add(change);
        }
    }

    /** No source ends what Onus itself reports. */
    private static boolean isOfSource(Alert alert) {
        return !alert.source().equals(Alert.ONUS);
    }

    private static KeyRows.Name foldKey(Case of) {
        return new KeyRows.Name(of.routingKey(), FOLD, of.foldKey());
    }
}
