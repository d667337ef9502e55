/**
 * The case: from an alert to an answer, on time. Pure: no Kafka, no Avro, no clock; {@code now} is an argument.
 *
 * <p>Read {@link dev.onus.escalation.Case}, then {@link dev.onus.escalation.CaseInput}, then
 * {@link dev.onus.escalation.CaseMachine}; each rule has a file of its own.
 */
@NullMarked
package dev.onus.escalation;

import org.jspecify.annotations.NullMarked;
