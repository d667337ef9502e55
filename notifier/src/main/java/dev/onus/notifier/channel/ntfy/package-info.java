/**
 * Push messages through ntfy, whose buttons answer a page with one tap.
 */
@NullMarked
package dev.onus.notifier.channel.ntfy;

import org.jspecify.annotations.NullMarked;
