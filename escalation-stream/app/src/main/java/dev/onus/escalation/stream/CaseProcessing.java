package dev.onus.escalation.stream;

import dev.onus.escalation.stream.gate.CatchUpProbe;

/**
 * What the tasks of one process share.
 *
 * @param registry the registry's records as the global thread has applied them
 * @param probe looks whether inputs wait at the start of a task
 * @param positions how far ownership and registry are applied, for who waits for it
 */
public record CaseProcessing(
        RegistryView registry, CatchUpProbe probe, StreamPosition positions, StreamMetrics metrics) {}
