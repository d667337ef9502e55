package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.SimulatedTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ownership that arrives late, early or changes leads to the same final owner (G9), whatever the order of arrival. */
class OwnerWhateverTheOrderTest {
    private static final int SETS = 150;
    private static final int ORDERS = 6;
    private static final int MOST_ALERTS = 5;
    private static final int MOST_OWNERS = 6;
    private static final String KEY = "aws:access-key:KEY";
    private static final List<String> TEAMS = List.of("payments", "platform", "secops");

    private final SimulatedTask.Process process = new SimulatedTask.Process();

    @Test
    void shouldEndWithTheSameOwnerWhateverTheOrderOfArrival() {
        long base = Long.getLong("onus.seed", new SplittableRandom().nextLong() >>> 16);
        for (long seed = base; seed < base + SETS; seed++) {
            InputLogs logs = logs(new SplittableRandom(seed));
            Map<String, String> first = owners(logs.unread(), new SplittableRandom(seed));
            for (int order = 1; order < ORDERS; order++) {
                Map<String, String> other = owners(logs.unread(), new SplittableRandom(seed + 31L * order));
                assertThat(other.values()).as("seed %d, order %d", seed, order).containsOnly(lastOwner(logs));
                assertThat(other.keySet()).as("seed %d, order %d", seed, order).isEqualTo(first.keySet());
            }
        }
    }

    /** Reads the logs in a random order, while time passes now and then. */
    private Map<String, String> owners(InputLogs logs, SplittableRandom order) {
        World world = new World(process, new NoWatcher(), logs);
        while (!logs.waiting().isEmpty()) {
            List<Topic<?>> waiting = logs.waiting();
            world.read(waiting.get(order.nextInt(waiting.size())));
            if (order.nextInt(3) == 0) {
                world.pass(Duration.ofSeconds(order.nextInt(1, 400)));
            }
            if (order.nextInt(6) == 0) {
                world.crash();
            } else if (order.nextInt(3) == 0) {
                world.commit();
            }
        }
        world.pass(Duration.ofSeconds(2));
        world.commit();
        Map<String, String> owners = new TreeMap<>();
        world.committed.forEach(output -> {
            if (output.value() instanceof CaseState state && state.getKind().equals("alert")) {
                owners.put(state.getFoldKey(), String.valueOf(state.getOwner()));
            }
        });
        return owners;
    }

    private static InputLogs logs(SplittableRandom random) {
        InputLogs logs = new InputLogs();
        int alerts = random.nextInt(1, MOST_ALERTS);
        for (int number = 0; number < alerts; number++) {
            logs.append(Topics.ALERTS, KEY, alert(number, random), World.START, 0);
        }
        int owners = random.nextInt(1, MOST_OWNERS);
        for (int position = 1; position <= owners; position++) {
            Ownership owner = Ownership.newBuilder()
                    .setId(KEY)
                    .setName("key")
                    .setVersion(position)
                    .setPosition(position)
                    .setOwner(TEAMS.get(random.nextInt(TEAMS.size())))
                    .build();
            logs.append(Topics.OWNERSHIP, KEY, owner, World.START, 0);
        }
        return logs;
    }

    private static AlertEvent alert(int number, SplittableRandom random) {
        return AlertEvent.newBuilder()
                .setAlertId("a" + number)
                .setReceiptId("r" + number)
                .setRoutingKey(KEY)
                .setSource("guardduty")
                .setIdentityId(KEY)
                .setSeverity(random.nextBoolean() ? SeverityLevel.high : SeverityLevel.critical)
                .setTitle("Key used from an unusual place")
                .setDedupKey("finding-" + random.nextInt(2))
                .setAlertClass("other")
                .setStatus(SourceStatus.open)
                .setReceivedAt(World.START)
                .build();
    }

    private static String lastOwner(InputLogs logs) {
        Ownership last = (Ownership) logs.last(Topics.OWNERSHIP);
        return String.valueOf(last.getOwner());
    }
}
