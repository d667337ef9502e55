package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Exposures;
import dev.onus.escalation.Links;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one routing key has been through before (OWN-12, OWN-14): the rules of the stream's {@code EarlierCases}. */
final class EarlierOfKey {
    private final Map<AlertClass, List<CaseId>> repeats = new EnumMap<>(AlertClass.class);
    private final Map<String, CaseId> containedByFoldKey = new HashMap<>();
    private final List<CaseId> contained = new ArrayList<>();

    List<CaseId> repeatedBy(Alert alert) {
        return Exposures.isExposure(alert)
                ? List.copyOf(repeats.getOrDefault(alert.alertClass(), List.of()))
                : List.of();
    }

    Optional<CaseId> containedBefore(String foldKey) {
        return Optional.ofNullable(containedByFoldKey.get(foldKey));
    }

    List<CaseId> containedOnes() {
        return List.copyOf(contained);
    }

    void opened(Case it) {
        if (Exposures.isExposure(it.alert())) {
            putFirst(
                    repeats.computeIfAbsent(it.alert().alertClass(), alertClass -> new ArrayList<>()),
                    it.id(),
                    Links.MAX_REPEATS);
        }
    }

    void reopened(Case it) {
        opened(it);
        dropContained(it);
    }

    void closed(Case it) {
        if (Exposures.wasFalse(it)) {
            dropRepeat(it);
        }
        containedByFoldKey.remove(it.foldKey());
        if (Exposures.wasContained(it)) {
            containedByFoldKey.put(it.foldKey(), it.id());
            putFirst(contained, it.id(), Exposures.MAX_CONTAINED);
        }
    }

    void forgotten(Case it) {
        dropRepeat(it);
        dropContained(it);
    }

    private void dropRepeat(Case it) {
        List<CaseId> ofClass = repeats.get(it.alert().alertClass());
        if (ofClass != null) {
            ofClass.remove(it.id());
        }
    }

    private void dropContained(Case it) {
        containedByFoldKey.remove(it.foldKey(), it.id());
        contained.remove(it.id());
    }

    private static void putFirst(List<CaseId> ids, CaseId id, int atMost) {
        ids.remove(id);
        ids.addFirst(id);
        if (ids.size() > atMost) {
            ids.removeLast();
        }
    }
}
