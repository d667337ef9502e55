/**
 * The inbox of the console.
 */
@NullMarked
package dev.onus.notifier.channel.console;

import org.jspecify.annotations.NullMarked;
