package dev.onus.escalation.stream.store;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Exposures;
import dev.onus.escalation.Links;
import dev.onus.escalation.Lists;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * What an identity has been through before: short rows, kept as cases open and close, so that an alert to a key with
 * thousands of cases costs no more than another.
 *
 * <pre>
 * 'r' [2 bytes length][routing key][alert class]  cases of that class that count as exposures, the newest first
 * 'c' [2 bytes length][routing key][fold key]     the case closed last, when it was contained
 * 'u' [2 bytes length][routing key]               closed cases that were contained, the newest first
 * </pre>
 */
final class EarlierCases {
    private static final byte REPEATS = 'r';
    private static final byte CONTAINED_BY_FOLD_KEY = 'c';
    private static final byte CONTAINED = 'u';

    private final TextRows rows;

    EarlierCases(TextRows rows) {
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

    private List<CaseId> ids(Bytes key) {
        return Lists.map(rows.read(key), CaseId::new);
    }

    private static Bytes repeats(Alert alert) {
        return key(REPEATS, alert.routingKey(), alert.alertClass().word());
    }

    private static Bytes byFoldKey(RoutingKey routingKey, String foldKey) {
        return key(CONTAINED_BY_FOLD_KEY, routingKey, foldKey);
    }

    private static Bytes contained(RoutingKey routingKey) {
        return key(CONTAINED, routingKey, "");
    }

    private static Bytes key(byte kind, RoutingKey routingKey, String text) {
        return RowKeys.join(new byte[] {kind}, RowKeys.prefix(routingKey), text.getBytes(StandardCharsets.UTF_8));
    }
}
