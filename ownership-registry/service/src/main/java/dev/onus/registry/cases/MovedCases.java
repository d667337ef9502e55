package dev.onus.registry.cases;

import java.util.HashSet;
import java.util.Set;

/** Ids of cases that moved, until somebody takes them; in bounded memory. */
final class MovedCases {
    static final int MOST = 100_000;

    private Set<String> ids = new HashSet<>();
    private boolean more;

    synchronized void add(String caseId) {
        if (ids.size() < MOST) {
            ids.add(caseId);
        } else {
            more = true;
        }
    }

    synchronized CaseLog.Moved take() {
        CaseLog.Moved taken = new CaseLog.Moved(ids, more);
        ids = new HashSet<>();
        more = false;
        return taken;
    }
}
