/**
 * How many messages one destination gets in what time.
 */
@NullMarked
package dev.onus.notifier.limits;

import org.jspecify.annotations.NullMarked;
