/**
 * What every way to reach a person has in common: a destination, a message, and what came of sending it.
 */
@NullMarked
package dev.onus.notifier.channel;

import org.jspecify.annotations.NullMarked;
