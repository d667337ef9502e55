/**
 * Slack: a bot that posts, and changes what it posted; and the incoming webhook, which can only post.
 */
@NullMarked
package dev.onus.notifier.channel.slack;

import org.jspecify.annotations.NullMarked;
