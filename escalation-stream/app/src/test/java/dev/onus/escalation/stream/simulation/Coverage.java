package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.SourceStatus;
import dev.onus.escalation.stream.simulation.InputLogs.Entry;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How often what can happen did happen, so that whoever reads "all histories passed" sees what they went through. */
final class Coverage {
    private final Map<String, Integer> counts = new HashMap<>();
    private int newestRead = -1;

    /** Of many worlds, played by several threads. */
    static final class Total {
        private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

        void add(Coverage world) {
            world.counts.forEach((what, times) ->
                    counts.computeIfAbsent(what, any -> new LongAdder()).add(times));
        }

        @Override
        public String toString() {
            return new TreeMap<>(counts)
                    .entrySet().stream()
                            .map(entry -> "%,12d %s".formatted(entry.getValue().sum(), entry.getKey()))
                            .collect(Collectors.joining("\n"));
        }
    }

    void happened(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    void read(Entry entry) {
        happened("input " + kindOf(entry));
        if (entry.number() < newestRead) {
            happened("input read after a later one");
        }
        newestRead = Math.max(newestRead, entry.number());
    }

    void left(Output output) {
        if (output.value() instanceof EscalationEvent event) {
            happened("event " + event.getKind());
            if (event.getDeadline() != null && event.getDeadline().getFiredAt() != null) {
                happened("fired " + event.getDeadline().getKind());
            }
            if (event.getResponse() != null) {
                happened("verdict " + event.getResponse().getVerdict());
            }
        }
    }

    private static String kindOf(Entry entry) {
        return switch (entry.value()) {
            case null -> "ownership goes";
            case AlertEvent alert -> {
                String what = alert.getStatus() == SourceStatus.open ? "alert" : "alert is over at its source";
                yield alert.getPagesNobody() ? what + ", a sample" : what;
            }
            case Ownership owner -> "ownership";
            case Response response -> "answer " + response.getAction();
            default -> "delivery";
        };
    }
}
