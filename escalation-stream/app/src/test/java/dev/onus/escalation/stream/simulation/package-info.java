/**
 * The proof that the engine is right: the real processor on hand-written logs, stores and clocks, crashed and restarted at
 * will, held against a reference that was written from the requirements and against invariants that never bend.
 */
@NullMarked
package dev.onus.escalation.stream.simulation;

import org.jspecify.annotations.NullMarked;
