package dev.onus.registry.coverage;

import dev.onus.registry.model.CoverageAnswer;
import java.time.Instant;

/**
 * What coverage said last.
 *
 * @param position everything before it in the registry's log is in the answer
 * @param checkedAt the beginning of the time that was looked at
 */
public record CoverageReport(CoverageAnswer answer, long position, Instant checkedAt) {}
