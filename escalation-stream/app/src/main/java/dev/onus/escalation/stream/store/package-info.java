/** What a task keeps: case rows, deadlines in time order, look-ups, postponed alerts. */
@NullMarked
package dev.onus.escalation.stream.store;

import org.jspecify.annotations.NullMarked;
