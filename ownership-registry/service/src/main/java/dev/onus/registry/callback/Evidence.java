package dev.onus.registry.callback;

import dev.onus.registry.client.signature.SignatureCheck;
import java.util.Map;

/** How an answer came, to be kept with it: over which channel, under which id of the vendor, and that it was checked. */
final class Evidence {
    private Evidence() {}

    /** @param scheme by which the signature was good */
    static Map<String, String> of(Callback call, String scheme, String providerId) {
        return Map.of(
                "channel",
                call.name(),
                "providerId",
                providerId,
                "signature",
                SignatureCheck.GOOD.word() + " " + scheme);
    }
}
