package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.escalation.stream.SimulatedTask;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import dev.onus.escalation.stream.store.FamilyRows;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One history of two issuers whose identities are reported: what happens in it, and what must hold in the end. */
final class StormHistory {
    private static final int INPUTS = 60;
    private static final List<String> ISSUERS = List.of("github:app:ci", "okta:oauth-app:hr");
    private static final int IDENTITIES_OF_EACH = 8;
    private static final List<String> OUTCOMES = List.of("false-positive", "condition-ended", "contained");

    /** What happened, so that a test can see that it did. */
    private final Map<String, Integer> seen;

    private final SplittableRandom random;
    final World world;
    private final String name;
    private final Set<String> sent = new HashSet<>();
    private int number;

    StormHistory(long seed, SimulatedTask.Process process, Map<String, Integer> seen) {
        this.seen = seen;
        random = new SplittableRandom(seed);
        name = "seed " + seed;
        world = new World(process, new NoWatcher());
        Company.firstRecords().forEach(world::register);
        for (String issuer : ISSUERS) {
            own(issuer, "");
            for (int identity = 0; identity < IDENTITIES_OF_EACH; identity++) {
                own(key(issuer, identity), issuer);
            }
        }
        readAll();
        world.commit();
    }

    void play() {
        for (int input = 0; input < INPUTS; input++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> alert();
                case 4 -> burst();
                case 5 -> answer();
                case 6, 7 -> readSome();
                case 8 -> world.commit();
                case 9 -> {
                    world.crash();
                    happened("crash");
                }
                case 10 -> world.pass(Duration.ofMillis(random.nextInt(800)));
                default -> world.pass(Duration.ofSeconds(random.nextInt(40)));
            }
        }
    }

    /** Everything is heard as it is said, and each deadline fires when it is due. */
    void playPunctually() {
        for (int input = 0; input < INPUTS; input++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> alert();
                case 3, 4 -> burst();
                case 5, 6 -> answer();
                default -> {}
            }
            hearAll();
            world.pass(Duration.ofMillis(1 + random.nextInt(random.nextInt(4) == 0 ? 1_200_000 : 900)));
            hearAll();
        }
        // What the last words brought is due now, and fires at the next wake-up.
        for (int round = 0; round < 5; round++) {
            world.pass(Duration.ofMillis(10));
            hearAll();
        }
    }

    private void hearAll() {
        do {
            readAll();
            world.commit();
        } while (!world.logs.waiting().isEmpty());
    }

    /** Until nothing is said any more. */
    void settle() {
        for (int round = 0; round < 50; round++) {
            readAll();
            world.pass(Duration.ofMillis(500));
            world.commit();
        }
        assertThat(world.logs.waiting()).as(name).isEmpty();
    }

    private void alert() {
        alert(ISSUERS.get(random.nextInt(ISSUERS.size())), random.nextInt(IDENTITIES_OF_EACH));
    }

    private void burst() {
        String issuer = ISSUERS.get(random.nextInt(ISSUERS.size()));
        int from = random.nextInt(IDENTITIES_OF_EACH);
        for (int identity = from; identity < from + 4 + random.nextInt(3); identity++) {
            alert(issuer, identity % IDENTITIES_OF_EACH);
        }
    }

    private void alert(String issuer, int identity) {
        String key = key(issuer, identity);
        String id = "alert-" + number++;
        sent.add("receipt-" + id);
        world.logs.append(
                Topics.ALERTS,
                key,
                StormRecords.alert(
                        id,
                        key,
                        random.nextInt(4) == 0 ? SeverityLevel.critical : SeverityLevel.high,
                        "finding-" + random.nextInt(2),
                        world.now()),
                world.now(),
                0);
    }

    /** About a case as it was committed last; storms more often than there are. */
    private void answer() {
        List<CaseState> all = List.copyOf(cases().values());
        List<CaseState> storms =
                all.stream().filter(it -> it.getKind().equals("storm")).toList();
        List<CaseState> from = !storms.isEmpty() && random.nextInt(3) > 0 ? storms : all;
        if (from.isEmpty()) {
            return;
        }
        CaseState about = from.get(random.nextInt(from.size()));
        boolean isClosed = about.getState() == CaseStateName.resolved;
        happened(isClosed ? "reopened" : "resolved");
        world.logs.append(
                Topics.RESPONSES,
                about.getRoutingKey(),
                StormRecords.resolveOrReopen(
                        "response-" + number++, about, OUTCOMES.get(random.nextInt(OUTCOMES.size())), world.now()),
                world.now(),
                0);
    }

    private void readSome() {
        for (int left = 1 + random.nextInt(12);
                left > 0 && !world.logs.waiting().isEmpty();
                left--) {
            List<Topic<?>> waiting = world.logs.waiting();
            world.read(waiting.get(random.nextInt(waiting.size())));
        }
        if (world.takeCommitAsked() && random.nextBoolean()) {
            world.commit();
        }
    }

    private void readAll() {
        while (!world.logs.waiting().isEmpty()) {
            world.read(world.logs.waiting().getFirst());
        }
    }

    private void own(String key, String issuer) {
        Ownership.Builder owner = Ownership.newBuilder()
                .setId(key)
                .setName("n" + number)
                .setVersion(1)
                .setPosition(number++)
                .setOwner(issuer.isEmpty() ? "platform" : "payments");
        if (!issuer.isEmpty()) {
            owner.setIssuer(issuer);
        }
        world.logs.append(Topics.OWNERSHIP, key, owner.build(), world.now(), 0);
    }

    void check() {
        Map<String, CaseState> cases = cases();
        eachAlertHasOneFate();
        eachCaseOpensOnce();
        cases.values().forEach(it -> pagedForByOne(it, cases));
        for (String issuer : ISSUERS) {
            List<CaseState> open = cases.values().stream()
                    .filter(it ->
                            it.getKind().equals("storm") && it.getRoutingKey().equals(issuer))
                    .filter(it -> it.getState() != CaseStateName.resolved)
                    .toList();
            for (CaseState storm : open) {
                itsTaskKnowsWhoFollows(storm, cases);
            }
        }
        count(cases);
    }

    /** Without a claim about it. */
    void look() {
        count(cases());
    }

    private void eachAlertHasOneFate() {
        Map<String, Set<String>> fates = world.committed.stream()
                .filter(output -> output.value() instanceof Receipt)
                .map(output -> (Receipt) output.value())
                .collect(Collectors.groupingBy(
                        Receipt::getId, Collectors.mapping(Receipt::getCaseId, Collectors.toSet())));
        assertThat(fates.keySet()).as(name).isEqualTo(sent);
        assertThat(fates.values()).as(name).allMatch(ids -> ids.size() == 1);
    }

    private void eachCaseOpensOnce() {
        List<String> opened = world.committed.stream()
                .filter(output -> output.value() instanceof EscalationEvent event
                        && event.getKind().equals("opened"))
                .map(output -> ((EscalationEvent) output.value()).getCaseId())
                .toList();
        assertThat(opened).as(name).doesNotHaveDuplicates();
    }

    private void pagedForByOne(CaseState it, Map<String, CaseState> cases) {
        String what = name + ", " + it.getKind() + " " + it.getRoutingKey() + " " + it.getId();
        if (it.getStorm() != null) {
            CaseState storm = Objects.requireNonNull(cases.get(it.getStorm()), what);
            assertThat(it.getPersons()).as(what + " follows and pages").isEmpty();
            assertThat(it.getState()).as(what).isNotEqualTo(CaseStateName.resolved);
            assertThat(storm.getState()).as(what + " follows what has ended").isNotEqualTo(CaseStateName.resolved);
        } else if (it.getState() == CaseStateName.open) {
            assertThat(it.getPersons()).as(what + " is paged for by nobody").isNotEmpty();
        }
        assertThat(it.getNextDeadline() == null)
                .as(what + " has a deadline for as long as it is open")
                .isEqualTo(it.getState() == CaseStateName.resolved);
    }

    private void itsTaskKnowsWhoFollows(CaseState storm, Map<String, CaseState> cases) {
        RoutingKey issuer = new RoutingKey(storm.getRoutingKey());
        FamilyRows rows = new FamilyRows(world.index());
        Set<String> known = rows.followers(issuer, new CaseId(storm.getId()), Integer.MAX_VALUE).stream()
                .map(follower -> follower.caseId().value())
                .collect(Collectors.toSet());
        Set<String> following = cases.values().stream()
                .filter(it -> storm.getId().equals(it.getStorm()))
                .map(CaseState::getId)
                .collect(Collectors.toSet());
        assertThat(known).as(name + ", storm " + storm.getId()).isEqualTo(following);
    }

    private void count(Map<String, CaseState> cases) {
        cases.values().forEach(it -> {
            boolean storm = it.getKind().equals("storm");
            boolean ended = it.getState() == CaseStateName.resolved;
            happened(storm ? ended ? "storm-ended" : "storm" : it.getStorm() != null ? "followed" : "alone");
            if (storm && it.getSeverity() == SeverityLevel.critical) {
                happened("raised");
            }
            if (!storm && ended) {
                happened("apart");
            }
        });
    }

    private Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        for (Output output : world.committed) {
            if (output.value() instanceof CaseState state) {
                cases.put(state.getId(), state);
            }
        }
        return cases;
    }

    private void happened(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static String key(String issuer, int identity) {
        return "test:token:" + issuer.replace(':', '-') + "-" + identity;
    }
}
