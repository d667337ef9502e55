/**
 * PagerDuty's Events API v2: its own people, rules and telephones take over from there.
 */
@NullMarked
package dev.onus.notifier.channel.pagerduty;

import org.jspecify.annotations.NullMarked;
