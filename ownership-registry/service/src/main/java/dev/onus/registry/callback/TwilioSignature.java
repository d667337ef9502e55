package dev.onus.registry.callback;

import dev.onus.registry.client.signature.Hmac;
import dev.onus.registry.client.signature.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Twilio's signed requests: HMAC-SHA1 over the address as Twilio called it and the sorted fields of the form. */
final class TwilioSignature {
    static final String HEADER = "X-Twilio-Signature";

    private TwilioSignature() {}

    /** @param url the public one, with its query: what we see behind a proxy may differ */
    static SignatureCheck check(
            String url, Map<String, List<String>> fields, Optional<String> signature, String authToken) {
        if (signature.isEmpty()) {
            return SignatureCheck.MISSING;
        }
        byte[] sum = Hmac.SHA_1.sum(authToken, signedText(url, fields).getBytes(StandardCharsets.UTF_8));
        return Hmac.same(Base64.getEncoder().encodeToString(sum), signature.get())
                ? SignatureCheck.GOOD
                : SignatureCheck.WRONG;
    }

    /** Of a field that comes several times, each different value counts once, in order. */
    private static String signedText(String url, Map<String, List<String>> fields) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(fields)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }
}
