/**
 * The consumer of {@code onus.escalations}: order within a case, bounded work, offsets last.
 */
@NullMarked
package dev.onus.notifier.intake;

import org.jspecify.annotations.NullMarked;
