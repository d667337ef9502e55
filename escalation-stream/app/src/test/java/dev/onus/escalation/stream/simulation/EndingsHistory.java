package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.SimulatedTask;
import dev.onus.vocabulary.RoutingKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One history of a partition in which a source reports the same findings under several names, and none, and ends them
 * without naming anybody. Everything is heard as it is said, and each deadline fires when it is due.
 */
final class EndingsHistory {
    private static final int INPUTS = 40;
    private static final String SOURCE = "guardduty";
    private static final List<String> FINDINGS = List.of("finding-0", "finding-1");
    private static final List<String> IDENTITIES =
            List.of("aws:access-key:ENDED0", "aws:access-key:ENDED1", "aws:access-key:ENDED2");
    private static final long LONGEST_PAUSE_MS = 1_200_000;

    final World world;
    private final SplittableRandom random;
    private final Set<String> nameless = new HashSet<>();
    private int number;

    EndingsHistory(long seed, SimulatedTask.Process process) {
        random = new SplittableRandom(seed);
        world = new World(process, new NoWatcher());
        Company.firstRecords().forEach(world::register);
        IDENTITIES.forEach(this::own);
        hearAll();
    }

    void play() {
        for (int input = 0; input < INPUTS; input++) {
            String finding = FINDINGS.get(random.nextInt(FINDINGS.size()));
            switch (random.nextInt(9)) {
                case 0, 1, 2, 3 -> say(key(finding), finding, SourceStatus.open);
                case 4 -> say(IDENTITIES.get(random.nextInt(IDENTITIES.size())), finding, SourceStatus.resolved);
                case 5, 6 -> say(nobodys(finding), finding, SourceStatus.resolved);
                case 7 -> say(nobodys(finding), finding, SourceStatus.acknowledged);
                default -> answer();
            }
            hearAll();
            world.pass(Duration.ofMillis(1 + random.nextLong(LONGEST_PAUSE_MS)));
            hearAll();
        }
    }

    /** How many cases of an identity were ended by a word that named none. */
    long endedElsewhere() {
        return world.committed.stream()
                .filter(output -> output.value() instanceof EscalationEvent event
                        && event.getKind().equals("source-resolved")
                        && !new RoutingKey(output.key()).isUnresolved()
                        && event.getAlert() != null
                        && nameless.contains(event.getAlert().getAlertId()))
                .count();
    }

    /** A finding may be reported without an identity as well. */
    private String key(String finding) {
        int identity = random.nextInt(IDENTITIES.size() + 1);
        return identity == IDENTITIES.size() ? nobodys(finding) : IDENTITIES.get(identity);
    }

    private static String nobodys(String finding) {
        return RoutingKey.unresolved(SOURCE, finding).value();
    }

    private void say(String key, String finding, SourceStatus status) {
        String id = "alert-" + number++;
        boolean isNameless = new RoutingKey(key).isUnresolved();
        SeverityLevel severity = random.nextInt(4) == 0 ? SeverityLevel.critical : SeverityLevel.high;
        AlertEvent.Builder alert = AlertEvent.newBuilder(StormRecords.alert(id, key, severity, finding, world.now()))
                .setStatus(status);
        if (random.nextInt(4) == 0) {
            alert.setCorrelationId("incident");
        }
        if (isNameless) {
            alert.clearIdentityId();
            nameless.add(id);
        }
        world.logs.append(Topics.ALERTS, key, alert.build(), world.now(), 0);
    }

    /** What is open is resolved, and what is closed is reopened. */
    private void answer() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        world.committed.forEach(output -> {
            if (output.value() instanceof CaseState state) {
                cases.put(state.getId(), state);
            }
        });
        if (cases.isEmpty()) {
            return;
        }
        CaseState about = List.copyOf(cases.values()).get(random.nextInt(cases.size()));
        world.logs.append(
                Topics.RESPONSES,
                about.getRoutingKey(),
                StormRecords.resolveOrReopen("response-" + number++, about, "condition-ended", world.now()),
                world.now(),
                0);
    }

    private void own(String key) {
        Ownership owner = Ownership.newBuilder()
                .setId(key)
                .setName("n" + number)
                .setVersion(1)
                .setPosition(number++)
                .setOwner("payments")
                .build();
        world.logs.append(Topics.OWNERSHIP, key, owner, world.now(), 0);
    }

    private void hearAll() {
        while (!world.logs.waiting().isEmpty()) {
            world.read(world.logs.firstWaiting());
        }
        world.commit();
    }
}
