package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.InputLogs.Entry;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** For worlds of which only what they leave behind is looked at. */
final class NoWatcher implements World.Watcher {
    @Override
    public void processed(Entry entry, List<Output> outputs) {}

    @Override
    public void woke(Instant safeNow, Set<String> stillDue, List<Output> outputs) {}

    @Override
    public void committed() {}

    @Override
    public void rolledBack() {}
}
