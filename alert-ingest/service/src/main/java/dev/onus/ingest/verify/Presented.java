package dev.onus.ingest.verify;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a sender shows of itself.
 *
 * @param body as it arrived; the server takes only the coding of the transfer off
 * @param headers lower-case names
 * @param certificate of the client, when the server's TLS has asked for one and found it good
 */
public record Presented(byte[] body, Map<String, String> headers, Optional<X509Certificate> certificate) {
    public Presented {
        headers = Map.copyOf(headers);
    }

    /** @param name in any case */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A signature or token in a header must not end in a log. */
    @Override
    public String toString() {
        return "Presented[" + body.length + " bytes]";
    }
}
