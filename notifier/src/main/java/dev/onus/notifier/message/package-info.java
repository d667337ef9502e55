/**
 * What is said to a person, whatever the channel.
 */
@NullMarked
package dev.onus.notifier.message;

import org.jspecify.annotations.NullMarked;
