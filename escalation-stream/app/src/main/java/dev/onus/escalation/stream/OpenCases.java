package dev.onus.escalation.stream;

import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of an identity is said to each of its cases by itself: one whose row or whose decision fails hears it
 * not, is counted, and keeps nobody else from hearing it.
 */
final class OpenCases {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCases.class);

    private final CaseStore cases;
    private final CaseIndex index;
    private final Whole whole;
    private final StreamMetrics metrics;

    OpenCases(CaseStore cases, CaseIndex index, Whole whole, StreamMetrics metrics) {
        this.cases = cases;
        this.index = index;
        this.whole = whole;
        this.metrics = metrics;
    }

    /** Costs as much as the routing key has open cases. */
    void each(RoutingKey routingKey, Consumer<CaseRow> tell) {
        each(routingKey, index.openCases(routingKey), row -> {
            if (!row.current().isClosed()) {
                tell.accept(row);
            }
        });
    }

    /** What was done before stays, also if all of them fail. */
    void each(RoutingKey routingKey, List<CaseId> caseIds, Consumer<CaseRow> tell) {
        whole.keep();
        for (CaseId caseId : caseIds) {
            try {
                whole.run(() -> cases.find(routingKey, caseId).ifPresent(tell));
            } catch (RuntimeException e) {
                if (Outage.isOutage(e)) {
                    throw e;
                }
                LOG.error("case=passed-over id={} routingKey={}", caseId, routingKey, e);
                metrics.passedOver();
            }
        }
    }
}
