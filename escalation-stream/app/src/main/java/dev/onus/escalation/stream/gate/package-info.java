/** The catch-up gate: after downtime, answers given in time are seen before their deadlines fire. */
@NullMarked
package dev.onus.escalation.stream.gate;

import org.jspecify.annotations.NullMarked;
