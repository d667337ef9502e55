/**
 * Text messages and calls through Twilio.
 */
@NullMarked
package dev.onus.notifier.channel.twilio;

import org.jspecify.annotations.NullMarked;
