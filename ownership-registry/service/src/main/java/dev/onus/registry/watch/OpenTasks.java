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

/** The cases that the registry opened and nobody has closed. */
final class OpenTasks {
    private static final int PART = 500;

    private final CaseIndex index;

    OpenTasks(CaseIndex index) {
        this.index = index;
    }

    List<CaseState> of(CaseKind kind) {
        List<CaseState> found = new ArrayList<>();
        for (CaseStateName state : CaseStateName.values()) {
            if (state != CaseStateName.resolved) {
                add(kind, CaseFilter.ANY.in(state), found);
            }
        }
        return found;
    }

    private void add(CaseKind kind, CaseFilter filter, List<CaseState> found) {
        Optional<String> cursor = Optional.empty();
        do {
            Part<CaseState> part = index.list(filter, CaseOrder.NEWEST, cursor, PART);
            part.items().stream()
                    .filter(state -> state.getKind().equals(kind.word()))
                    .forEach(found::add);
            cursor = part.next();
        } while (cursor.isPresent());
    }
}
