/**
 * What would have happened under policies that nobody has applied: recorded inputs through the case machine twice, once
 * with the records as they were and once with the draft (ESC-10). Pure like the rest: no Kafka, no clock.
 *
 * <p>Read {@link dev.onus.escalation.replay.Replay}, then {@link dev.onus.escalation.replay.Lane}, then
 * {@link dev.onus.escalation.replay.AnswersAsGiven}; the why is in {@code escalation-stream/RATIONALE.md}.
 */
@NullMarked
package dev.onus.escalation.replay;

import org.jspecify.annotations.NullMarked;
