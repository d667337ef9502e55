package dev.onus.registry.callback;

import dev.onus.registry.client.SecretValue;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody posted to a channel's address; nothing in it is to be believed before its signature was checked.
 *
 * @param name of the Channel record
 * @param token the last part of the path, where there is one
 * @param url the public address that was called, with its query
 * @param headers by name, in any case
 */
record Callback(
        String name,
        Channel channel,
        Optional<String> token,
        String url,
        Function<String, Optional<String>> headers,
        byte[] body,
        Instant now) {
    Optional<String> header(String header) {
        return headers.apply(header);
    }

    FormFields form() {
        return FormFields.read(new String(body, StandardCharsets.UTF_8));
    }

    FormFields query() {
        int mark = url.indexOf('?');
        return FormFields.read(mark < 0 ? "" : url.substring(mark + 1));
    }

    /**
     * What the vendor's callbacks are signed with.
     *
     * @throws ProblemException if it is not set or not there: nothing gets in unchecked
     */
    String secret(ChannelField field) {
        return channel.secret(field)
                .flatMap(SecretValue::of)
                .orElseThrow(() -> ProblemException.forbidden("Expected the setting " + field.field() + " of Channel "
                        + name + ", " + field.description() + ", to check who calls, but "
                        + (channel.secret(field).isEmpty() ? "it is not set." : "there is nothing where it points.")));
    }

    /** @throws ProblemException unless the signature is good */
    void let(SignatureCheck check) {
        if (check != SignatureCheck.GOOD) {
            throw ProblemException.forbidden("Expected a request that Channel " + name
                    + " can know by its signature, but the signature is " + check.word() + ".");
        }
    }
}
