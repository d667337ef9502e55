package dev.onus.escalation.stream.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.FamilyMessage;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topics;
import dev.onus.escalation.reading.FamiliesRead;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.ReplayInput;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.escalation.stream.SimulatedTask;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The logs of the real case processor, played again: every page that it requested is one of the replay, and the replay
 * has no other. So the rules by which the replay finds cases in memory are those of the stores. A failing seed is named;
 * {@code -Donus.seed=N} plays it alone.
 */
class ReplayedWorldTest {
    private static final long USUAL_SEED = 61_000_000;
    private static final int WORLDS = 150;

    @Test
    void shouldReproduceEveryPageThatTheStreamRequested() {
        SimulatedTask.Process process = new SimulatedTask.Process();
        boolean alone = Long.getLong("onus.seed") != null;
        long first = Long.getLong("onus.seed", USUAL_SEED);
        long pages = 0;
        for (long seed = first; seed < first + (alone ? 1 : WORLDS); seed++) {
            Simulation simulation = new Simulation(seed, process, true);
            SortedMap<Instant, Directory> records = new TreeMap<>();
            records.put(World.START, simulation.world.registry.directory());
            simulation.playPunctually(at -> records.put(at, simulation.world.registry.directory()));

            WhatIf result = replay(simulation.world, records);

            WhatIf.Fidelity fidelity = result.fidelity();
            assertThat(fidelity)
                    .as("seed %d%n%s", seed, simulation.traces())
                    .isEqualTo(new WhatIf.Fidelity(result.actual().pages(), 0, 0, fidelity.inputsWithoutCase()));
            assertThat(result.isTheSame()).as("seed %d", seed).isTrue();
            pages += fidelity.recordedPages();
        }
        assertThat(pages).as("pages that were held against the record").isGreaterThan(alone ? 0 : 1_000);
    }

    @Test
    void shouldReproduceEveryPageOfAStormAndOfItsChildren() {
        SimulatedTask.Process process = new SimulatedTask.Process();
        Map<String, Integer> seen = new HashMap<>();
        boolean alone = Long.getLong("onus.seed") != null;
        long first = Long.getLong("onus.seed", USUAL_SEED);
        for (long seed = first; seed < first + (alone ? 1 : WORLDS); seed++) {
            StormHistory history = new StormHistory(seed, process, seen);
            history.playPunctually();
            history.look();
            assertEveryPageIsReproduced(history.world, seed);
        }
        assertThat(seen.keySet()).as("what happened").contains("storm", "storm-ended", "followed", "alone", "reopened");
    }

    @Test
    void shouldReproduceEveryPageWhenASourceEndsFindingsWithoutNamingTheIdentity() {
        SimulatedTask.Process process = new SimulatedTask.Process();
        boolean alone = Long.getLong("onus.seed") != null;
        long first = Long.getLong("onus.seed", USUAL_SEED);
        long ended = 0;
        for (long seed = first; seed < first + (alone ? 1 : WORLDS); seed++) {
            EndingsHistory history = new EndingsHistory(seed, process);
            history.play();
            assertEveryPageIsReproduced(history.world, seed);
            ended += history.endedElsewhere();
        }
        assertThat(ended).as("cases that were ended so").isGreaterThan(alone ? -1 : 100);
    }

    /** Where the registry's records stay as they are. */
    private static void assertEveryPageIsReproduced(World world, long seed) {
        SortedMap<Instant, Directory> records = new TreeMap<>();
        records.put(World.START, world.registry.directory());

        WhatIf result = replay(world, records);

        assertThat(result.fidelity())
                .as("seed %d", seed)
                .isEqualTo(new WhatIf.Fidelity(result.actual().pages(), 0, 0, 0));
        assertThat(result.isTheSame()).as("seed %d", seed).isTrue();
    }

    private static WhatIf replay(World world, SortedMap<Instant, Directory> records) {
        Replay replay = new Replay(
                Directories.of(records),
                new Draft(List.of()),
                new Window(World.START, world.now().plusMillis(1)),
                Night.USUAL);
        world.logs.all().forEach(entry -> replay.take(new RoutingKey(entry.key()), input(entry)));
        world.committed.stream()
                .filter(output -> output.child().equals(SimulatedTask.ESCALATIONS_OUT))
                .map(output -> (EscalationEvent) Objects.requireNonNull(output.value()))
                .filter(event -> event.getKind().equals(TimelineKind.PAGE_REQUESTED.word()))
                .forEach(event -> replay.recorded(
                        new PageId(Objects.requireNonNull(event.getPage()).getPageId()), event.getAt()));
        replay.endSlice();
        return replay.result();
    }

    private static ReplayInput input(InputLogs.Entry entry) {
        Instant at = entry.appendedAt();
        if (entry.topic().equals(Topics.OWNERSHIP)) {
            Optional<Ownership> owner = Optional.ofNullable((Ownership) entry.value());
            Optional<Identity> identity = owner.map(OwnershipMapping::toIdentity);
            OptionalLong position =
                    owner.map(row -> OptionalLong.of(row.getPosition())).orElseGet(OptionalLong::empty);
            return new ReplayInput.OwnershipCame(at, identity, position);
        }
        Object value = Objects.requireNonNull(entry.value());
        if (entry.topic().equals(Topics.ALERTS)) {
            return new ReplayInput.Alerted(at, FromContracts.alert(new RoutingKey(entry.key()), (AlertEvent) value));
        }
        if (entry.topic().equals(Topics.RESPONSES)) {
            Response response = (Response) value;
            return new ReplayInput.Said(at, new CaseId(response.getCaseId()), FromContracts.response(response));
        }
        if (entry.topic().equals(Topics.FAMILIES)) {
            return new ReplayInput.FamilySaid(
                    at, FamiliesRead.word((FamilyMessage) value, at).orElseThrow());
        }
        Delivery delivery = (Delivery) value;
        return new ReplayInput.Said(at, new CaseId(delivery.getCaseId()), FromContracts.delivery(delivery));
    }
}
