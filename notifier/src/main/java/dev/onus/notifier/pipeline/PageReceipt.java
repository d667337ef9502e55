package dev.onus.notifier.pipeline;

import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import java.time.Instant;

/**
 * What a channel said later about a page that it had accepted.
 *
 * @param destination the destination's id; empty where only the channel is known
 * @param state delivered, read or failed
 */
public record PageReceipt(
        PageId pageId, String destination, String channel, DeliveryState state, String detail, Instant at) {}
