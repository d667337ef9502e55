/**
 * E-mail over SMTP submission.
 */
@NullMarked
package dev.onus.notifier.channel.smtp;

import org.jspecify.annotations.NullMarked;
