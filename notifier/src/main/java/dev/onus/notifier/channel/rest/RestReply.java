package dev.onus.notifier.channel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.channel.SendResult;
import java.util.OptionalInt;

/** What a vendor said to one request. */
public sealed interface RestReply {
    /** @param body a missing node where there is none */
    record Ok(int status, JsonNode body) implements RestReply {}

    /**
     * Anything else.
     *
     * @param why what follows for the message, going by the status alone
     * @param status empty when no answer came
     * @param body the vendor's own words where they are JSON, else a missing node. They may name people; they are
     *     read for codes and not repeated
     */
    record Failed(SendResult why, OptionalInt status, JsonNode body) implements RestReply {}
}
