/** The only place that knows both the case machine and the Avro contracts, one file a direction. */
@NullMarked
package dev.onus.escalation.stream.mapping;

import org.jspecify.annotations.NullMarked;
