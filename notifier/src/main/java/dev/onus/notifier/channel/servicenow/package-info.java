/**
 * Incidents in ServiceNow, or events for its event management.
 */
@NullMarked
package dev.onus.notifier.channel.servicenow;

import org.jspecify.annotations.NullMarked;
