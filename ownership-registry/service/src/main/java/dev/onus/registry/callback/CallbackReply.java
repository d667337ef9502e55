package dev.onus.registry.callback;

import java.util.Map;

/** What the vendor hears. */
sealed interface CallbackReply {
    CallbackReply NOTHING = new Nothing();

    /** It was taken, and there is nothing to say. */
    record Nothing() implements CallbackReply {}

    /** Words for Slack's user. */
    record Json(Map<String, Object> members) implements CallbackReply {
        public Json {
            members = Map.copyOf(members);
        }
    }

    /** What Twilio shall say or do. */
    record Xml(String text) implements CallbackReply {}
}
