package dev.onus.registry.callback;

import dev.onus.registry.model.ChannelType;

/** What one kind of channel hears from its vendor. */
interface VendorCallback {
    boolean takes(ChannelType type);

    /**
     * Checks the signature, then does what was asked.
     *
     * @throws dev.onus.registry.http.ProblemException if the signature is not good or cannot be checked
     * @throws dev.onus.registry.answer.ResponseLogUnavailableException if the broker does not take it now; the vendor may
     *     send it again
     */
    CallbackReply take(Callback call);
}
