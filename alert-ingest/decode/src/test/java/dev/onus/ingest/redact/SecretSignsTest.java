package dev.onus.ingest.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick look for signs, which spares most texts the patterns, must miss nothing that a pattern would find. */
class SecretSignsTest {
    private final Redactor redactor = new Redactor(new SecretDigest("signs".getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret",
                "secret",
                "aws_secret_access_key",
                "secret-key",
                "app_secret_id",
                "secretValue",
                "password",
                "passwd",
                "pwd",
                "passphrase",
                "private_key",
                "private-key-data",
                "access_token",
                "refresh-token",
                "session_token",
                "authToken",
                "id_token",
                "x-api-key",
                "apikey",
                "routing_key",
                "authorization",
                "set-cookie",
                "cookie",
                "connection_string",
                "rawV2",
                "raw",
                "match",
                "snippet",
                "offender"
            })
    void shouldFindEveryNameInAnyCase(String name) {
        for (String written : List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            assertThat(redactor.text("at " + written + "=h0rse-battery-9 end"))
                    .as(written)
                    .doesNotContain("h0rse-battery-9");
            assertThat(redactor.text("{\"" + written + "\": \"h0rse-battery-9\"}"))
                    .as(written)
                    .doesNotContain("h0rse-battery-9");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "BEARER ", "bearer ", "Basic ", "BASIC "})
    void shouldFindACredentialBehindItsSchemeInAnyCase(String scheme) {
        assertThat(redactor.text("sent " + scheme + "abcdefghijklmnop0123456789"))
                .doesNotContain("abcdefghijklmnop");
    }
}
