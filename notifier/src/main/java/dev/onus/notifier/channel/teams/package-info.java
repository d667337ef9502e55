/**
 * Microsoft Teams, through a workflow of Power Automate that posts cards.
 */
@NullMarked
package dev.onus.notifier.channel.teams;

import org.jspecify.annotations.NullMarked;
