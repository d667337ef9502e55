package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Topic;
import dev.onus.escalation.stream.SimulatedTask;
import dev.onus.escalation.stream.simulation.InputLogs.Entry;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Several histories on one task, under one clock that goes forward, jumps and is set back, with commits and crashes. */
final class Simulation implements World.Watcher {
    static final int HISTORIES = 8;
    private static final int FEWEST_INPUTS = 4;
    private static final int USUAL_INPUTS = 12;
    /** One history in ten is long. */
    private static final int MOST_INPUTS = 28;

    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(1);
    /** A weekend without a process. */
    private static final int LONGEST_JUMP = 20 * 3_600;

    private static final Duration FURTHEST_BACK = Duration.ofMinutes(15);
    private static final Duration SETTLING = Duration.ofMinutes(2);

    final World world;
    final List<History> histories = new ArrayList<>();
    final Coverage coverage = new Coverage();
    private final Company company = new Company();
    private final SplittableRandom random;
    private final Map<String, History> byKey = new HashMap<>();
    private final Duration brokerAhead;
    /** The latest that the clock ever was. */
    private Instant furthest = World.START;

    private final boolean steady;

    Simulation(long seed, SimulatedTask.Process process) {
        this(seed, process, false);
    }

    /** @param steady nothing crashes, no clock is set back, no alert waits; so that it can be played again exactly */
    Simulation(long seed, SimulatedTask.Process process, boolean steady) {
        this.steady = steady;
        random = new SplittableRandom(seed);
        world = new World(process, this);
        for (int number = 0; number < HISTORIES; number++) {
            String key = "aws:access-key:KEY" + number;
            History history = new History(
                    number,
                    key,
                    random.nextInt(4) == 0,
                    !steady,
                    random.nextInt(10) == 0
                            ? random.nextInt(USUAL_INPUTS, MOST_INPUTS)
                            : random.nextInt(FEWEST_INPUTS, USUAL_INPUTS),
                    company,
                    random.split());
            histories.add(history);
            byKey.put(key, history);
        }
        brokerAhead = Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(-2_000, 2_000) : 0);
    }

    void play() {
        while (histories.stream().anyMatch(history -> history.script.hasMore())) {
            turn();
        }
        settle();
    }

    /**
     * Everything is heard as it is said and in that order, and the clock goes on without a jump, so that each deadline fires when it is due.
     *
     * @param registryMoved told when the registry is another one
     */
    void playPunctually(Consumer<Instant> registryMoved) {
        while (histories.stream().anyMatch(history -> history.script.hasMore())) {
            if (random.nextInt(20) == 0) {
                world.pass(MOMENT);
                world.register(company.change(random));
                registryMoved.accept(world.now());
                world.pass(MOMENT);
            }
            List<History> going =
                    histories.stream().filter(each -> each.script.hasMore()).toList();
            History history = going.get(random.nextInt(going.size()));
            history.script.act(world, world.now(), history);
            while (!world.logs.waiting().isEmpty()) {
                world.read(world.logs.firstWaiting());
            }
            world.commit();
            world.pass(Duration.ofMillis(random.nextLong(1, SOON.toMillis())));
            world.commit();
        }
    }

    /** What happened to each history, for whoever has to find out why it differed. */
    String traces() {
        StringBuilder all = new StringBuilder();
        for (History history : histories) {
            all.append(history.key)
                    .append(history.script.isWild() ? " (wild)\n  " : "\n  ")
                    .append(history.trace.toString())
                    .append('\n');
        }
        return all.toString();
    }

    private void turn() {
        furthest = world.now().isAfter(furthest) ? world.now() : furthest;
        int choice = random.nextInt(100);
        if (choice < 30) {
            List<History> going =
                    histories.stream().filter(each -> each.script.hasMore()).toList();
            History history = going.get(random.nextInt(going.size()));
            history.script.act(world, world.now().plus(brokerAhead), history);
        } else if (choice < 76) {
            readOne();
        } else if (choice < 80) {
            theLastMoment();
        } else if (choice < 92) {
            pass();
        } else if (choice < 94) {
            coverage.happened("clock jumps forward");
            world.jump(Duration.ofSeconds(
                    random.nextInt(3) > 0 ? random.nextInt(60, 3_600) : random.nextInt(3_600, LONGEST_JUMP)));
        } else if (choice < 95) {
            if (steady) {
                return;
            }
            coverage.happened("clock is set back");
            world.jump(Duration.ofSeconds(-random.nextLong(1, FURTHEST_BACK.toSeconds())));
        } else if (choice < 97) {
            coverage.happened("policy, team or rule changes");
            world.register(company.change(random));
        } else if (choice < 98 || steady) {
            world.commit();
        } else if (random.nextInt(3) == 0) {
            coverage.happened("restart");
            world.restart();
        } else {
            coverage.happened("crash");
            world.crash();
        }
        if (world.takeCommitAsked() && random.nextInt(5) > 0) {
            world.commit();
        }
    }

    private void readOne() {
        List<Topic<?>> waiting = world.logs.waiting();
        if (!waiting.isEmpty()) {
            world.read(waiting.get(random.nextInt(waiting.size())));
        }
    }

    /** Something is said a millisecond before the next deadline, and heard at once. */
    private void theLastMoment() {
        Optional<Instant> due = DueEntries.all(world.deadlines()).stream()
                .map(DueEntries.DueEntry::dueAt)
                .filter(world.now().plusMillis(1)::isBefore)
                .findFirst()
                .filter(world.now().plus(SOON)::isAfter);
        if (due.isPresent() && world.isGateOpen() && world.logs.waiting().isEmpty()) {
            coverage.happened("a millisecond before a deadline");
            world.pass(Duration.between(world.now(), due.get().minusMillis(1)));
            for (History history : histories) {
                if (history.script.hasMore() && random.nextBoolean()) {
                    history.script.act(world, world.now(), history);
                }
            }
            while (!world.logs.waiting().isEmpty()) {
                readOne();
            }
        }
    }

    /** Mostly little by little, so that things happen when they are due; the longer, the more at once. */
    private void pass() {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> world.pass(Duration.ofMillis(random.nextInt(1, 2_000)));
            case 4, 5 -> world.pass(world.isGateOpen() ? Duration.ofSeconds(random.nextInt(1, 100)) : SHORT);
            default -> world.jump(Duration.ofSeconds(random.nextInt(60, 700)));
        }
    }

    /** Everything is read, the gate opens, and what is due fires. */
    private void settle() {
        while (!world.logs.waiting().isEmpty()) {
            readOne();
        }
        world.pass(SHORT);
        furthest = world.now().isAfter(furthest) ? world.now() : furthest;
        // Where the clock had been before it was set back: a wake-up that was planned then comes.
        world.jump(Duration.between(world.now(), furthest).plus(SETTLING));
        world.pass(SHORT);
        world.commit();
        assertThat(world.isGateOpen())
                .as("the gate is open once everything was read")
                .isTrue();
        new Invariants(world, histories).check();
    }

    @Override
    public void processed(Entry entry, List<Output> outputs) {
        History history = histories.get(entry.history());
        coverage.read(entry);
        outputs.forEach(coverage::left);
        if (!outputs.stream().allMatch(output -> isOf(output, history))) {
            throw new AssertionError("Expected only what belongs to " + history.key + ", but got " + outputs);
        }
        history.processed(entry, outputs);
    }

    @Override
    public void woke(Instant safeNow, Set<String> stillDue, List<Output> outputs) {
        Map<History, List<Output>> parts = new HashMap<>();
        for (Output output : outputs) {
            coverage.left(output);
            parts.computeIfAbsent(ownerOf(output), any -> new ArrayList<>()).add(output);
        }
        histories.forEach(history -> history.woke(safeNow, stillDue, parts.getOrDefault(history, List.of())));
    }

    @Override
    public void committed() {
        histories.forEach(History::committed);
    }

    @Override
    public void rolledBack() {
        histories.forEach(History::rolledBack);
    }

    private History ownerOf(Output output) {
        History owner = Ledger.routingKeyOf(output).map(byKey::get).orElse(histories.getFirst());
        if (owner == null) {
            throw new AssertionError("Expected an output of some history, but got " + output);
        }
        return owner;
    }

    private boolean isOf(Output output, History history) {
        return Ledger.routingKeyOf(output).map(history.key::equals).orElse(true);
    }
}
