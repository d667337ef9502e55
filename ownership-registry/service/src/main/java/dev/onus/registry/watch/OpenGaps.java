package dev.onus.registry.watch;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.registry.cases.CaseFilter;
import dev.onus.registry.cases.CaseIndex;
import dev.onus.registry.cases.CaseOrder;
import dev.onus.registry.cases.Part;
import dev.onus.vocabulary.CaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases about gaps that nobody has closed. */
final class OpenGaps {
    private static final int PART = 500;

    private final CaseIndex index;

    OpenGaps(CaseIndex index) {
        this.index = index;
    }

    List<CaseState> all() {
        List<CaseState> found = new ArrayList<>();
        for (CaseStateName state : CaseStateName.values()) {
            if (state != CaseStateName.resolved) {
                add(CaseFilter.ANY.in(state), found);
            }
        }
        return found;
    }

    private void add(CaseFilter filter, List<CaseState> found) {
        Optional<String> cursor = Optional.empty();
        do {
            Part<CaseState> part = index.list(filter, CaseOrder.NEWEST, cursor, PART);
            part.items().stream()
                    .filter(state -> state.getKind().equals(CaseKind.COVERAGE_GAP.word()))
                    .forEach(found::add);
            cursor = part.next();
        } while (cursor.isPresent());
    }
}
