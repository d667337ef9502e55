package dev.onus.escalation.stream.store;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Exposures;
import dev.onus.escalation.Links;
import dev.onus.escalation.Lists;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.List;
import java.util.Optional;

/**
 * What an identity has been through before: short rows, kept as cases open and close, so that an alert to a key with
 * thousands of cases costs no more than another.
 *
 * <pre>
 * 'r' [alert class]  cases of that class that count as exposures, the newest first
 * 'c' [fold key]     the case closed last, when it was contained
 * 'u'                closed cases that were contained, the newest first
 * </pre>
 */
final class EarlierCases {
    private static final char REPEATS = 'r';
    private static final char CONTAINED_BY_FOLD_KEY = 'c';
    private static final char CONTAINED = 'u';

    private final KeyRows rows;

    EarlierCases(KeyRows rows) {
        this.rows = rows;
    }

    /** Cases of the same class about the same identity, the newest first (OWN-12). */
    List<CaseId> repeatedBy(Alert alert) {
        return Exposures.isExposure(alert) ? ids(repeats(alert)) : List.of();
    }

    /** The case closed last with this fold key, if it was contained (OWN-14). */
    Optional<CaseId> containedBefore(Alert alert) {
        return rows.first(byFoldKey(alert.routingKey(), alert.foldKey())).map(CaseId::new);
    }

    /** Closed cases that later use of the credential would reopen (OWN-14). */
    List<CaseId> containedOf(RoutingKey routingKey) {
        return ids(contained(routingKey));
    }

    void opened(Case it) {
        if (Exposures.isExposure(it.alert())) {
            rows.putFirst(repeats(it.alert()), it.id().value(), Links.MAX_REPEATS);
        }
    }

    void reopened(Case it) {
        opened(it);
        dropContained(it);
    }

    void closed(Case it) {
        if (Exposures.wasFalse(it)) {
            rows.remove(repeats(it.alert()), it.id().value());
        }
        if (Exposures.wasContained(it)) {
            rows.write(byFoldKey(it.routingKey(), it.foldKey()), List.of(it.id().value()));
            rows.putFirst(contained(it.routingKey()), it.id().value(), Exposures.MAX_CONTAINED);
        } else {
            rows.write(byFoldKey(it.routingKey(), it.foldKey()), List.of());
        }
    }

    void forgotten(Case it) {
        rows.remove(repeats(it.alert()), it.id().value());
        dropContained(it);
    }

    private void dropContained(Case it) {
        rows.remove(byFoldKey(it.routingKey(), it.foldKey()), it.id().value());
        rows.remove(contained(it.routingKey()), it.id().value());
    }

    private List<CaseId> ids(KeyRows.Name name) {
        return Lists.map(rows.read(name), CaseId::new);
    }

    private static KeyRows.Name repeats(Alert alert) {
        return new KeyRows.Name(alert.routingKey(), REPEATS, alert.alertClass().word());
    }

    private static KeyRows.Name byFoldKey(RoutingKey routingKey, String foldKey) {
        return new KeyRows.Name(routingKey, CONTAINED_BY_FOLD_KEY, foldKey);
    }

    private static KeyRows.Name contained(RoutingKey routingKey) {
        return new KeyRows.Name(routingKey, CONTAINED, "");
    }
}
