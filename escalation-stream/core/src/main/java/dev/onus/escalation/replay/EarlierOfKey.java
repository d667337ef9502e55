package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Links;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.ResolveOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one routing key has been through before (OWN-12, OWN-14): the rules of the stream's {@code EarlierCases}. */
final class EarlierOfKey {
    private static final int MAX_CONTAINED = 16;

    private final Map<AlertClass, List<CaseId>> repeats = new EnumMap<>(AlertClass.class);
    private final Map<String, CaseId> containedByFoldKey = new HashMap<>();
    private final List<CaseId> contained = new ArrayList<>();

    List<CaseId> repeatedBy(Alert alert) {
        return isExposure(alert) ? List.copyOf(repeats.getOrDefault(alert.alertClass(), List.of())) : List.of();
    }

    Optional<CaseId> containedBefore(String foldKey) {
        return Optional.ofNullable(containedByFoldKey.get(foldKey));
    }

    List<CaseId> containedOnes() {
        return List.copyOf(contained);
    }

    void opened(Case it) {
        if (isExposure(it.alert())) {
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
        if (hasOutcome(it, ResolveOutcome.FALSE_POSITIVE)) {
            dropRepeat(it);
        }
        containedByFoldKey.remove(it.foldKey());
        if (wasContained(it)) {
            containedByFoldKey.put(it.foldKey(), it.id());
            putFirst(contained, it.id(), MAX_CONTAINED);
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

    /** A sample is none, nor is a date that has passed; and an alert that names no identity repeats nobody's. */
    private static boolean isExposure(Alert alert) {
        return !alert.test()
                && !alert.source().equals(Alert.ONUS)
                && !alert.routingKey().isUnresolved();
    }

    private static boolean wasContained(Case it) {
        return it.exposure().containedAt().isPresent()
                && (hasOutcome(it, ResolveOutcome.CONTAINED) || hasOutcome(it, ResolveOutcome.CONDITION_ENDED));
    }

    private static boolean hasOutcome(Case it, ResolveOutcome outcome) {
        return it.ending().filter(ending -> ending.outcome() == outcome).isPresent();
    }
}
