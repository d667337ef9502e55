/**
 * What the ticket systems have in common: one ticket for each case, whoever is paged.
 */
@NullMarked
package dev.onus.notifier.channel.ticket;

import org.jspecify.annotations.NullMarked;
