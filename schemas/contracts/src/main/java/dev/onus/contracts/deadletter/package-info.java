/** What could not be understood, as it is kept: written by whoever takes messages in, read by operators' pages. */
@NullMarked
package dev.onus.contracts.deadletter;

import org.jspecify.annotations.NullMarked;
