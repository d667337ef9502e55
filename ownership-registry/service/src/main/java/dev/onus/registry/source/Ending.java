package dev.onus.registry.source;

import dev.onus.registry.cases.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of end that events come to.
 *
 * @param outcome {@code accepted} while there is none yet
 * @param rule the rule that ignored it
 * @param reason only of what went to no case, and where it was asked for: a case's reason is its own
 */
public record Ending(
        String outcome, @Nullable String rule, @Nullable String reason) {
    /** With how many came to each, the most frequent first. */
    static List<Map<String, Object>> json(Map<Ending, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Ending, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(each -> each.getKey().toString()))
                .map(each -> Shape.of()
                        .with("outcome", each.getKey().outcome())
                        .with("rule", each.getKey().rule())
                        .with("reason", each.getKey().reason())
                        .with("count", each.getValue())
                        .json())
                .toList();
    }
}
