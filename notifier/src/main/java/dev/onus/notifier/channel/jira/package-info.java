/**
 * Issues in Jira, in the cloud or in a data centre.
 */
@NullMarked
package dev.onus.notifier.channel.jira;

import org.jspecify.annotations.NullMarked;
