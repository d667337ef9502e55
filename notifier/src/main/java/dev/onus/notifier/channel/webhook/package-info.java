/**
 * A signed webhook: CloudEvents 1.0 with the headers of Standard Webhooks.
 */
@NullMarked
package dev.onus.notifier.channel.webhook;

import org.jspecify.annotations.NullMarked;
