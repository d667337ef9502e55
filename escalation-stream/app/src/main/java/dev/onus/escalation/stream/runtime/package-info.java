/** Runs the topology: settings, start, failure, health, metrics, end. */
@NullMarked
package dev.onus.escalation.stream.runtime;

import org.jspecify.annotations.NullMarked;
