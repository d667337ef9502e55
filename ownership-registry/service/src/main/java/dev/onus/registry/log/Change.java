package dev.onus.registry.log;

import org.jspecify.annotations.Nullable;

/**
 * What an accepted proposal did to one record.
 *
 * @param before the version it replaced; null when there never was one
 * @param after the version it made, or, when nothing changed, the one that stands
 */
public record Change(ChangeKind kind, @Nullable RecordVersion before, RecordVersion after) {}
