package dev.onus.escalation.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/** What two sides do not have in common: whatever both have is forgotten at once. */
final class Balance<T> {
    private final Map<T, Integer> surplus = new LinkedHashMap<>();

    void left(T thing) {
        add(thing, -1);
    }

    void right(T thing) {
        add(thing, 1);
    }

    /** Positive: so often more on the right; negative: on the left. */
    Map<T, Integer> takeSurplus() {
        Map<T, Integer> taken = new LinkedHashMap<>(surplus);
        surplus.clear();
        return taken;
    }

    private void add(T thing, int times) {
        int sum = surplus.getOrDefault(thing, 0) + times;
        if (sum == 0) {
            surplus.remove(thing);
        } else {
            surplus.put(thing, sum);
        }
    }
}
