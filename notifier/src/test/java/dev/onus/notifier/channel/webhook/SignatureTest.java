package dev.onus.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** The example that the libraries of Standard Webhooks test themselves with. */
    @Test
    void shouldSignAsTheStandardDoes() {
        String signature = Signature.withSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldTakeAnyOtherTextAsItsOwnBytes() {
        byte[] body = {1, 2, 3};

        assertThat(Signature.withSecret("plain").of("a", 1, body))
                .startsWith("v1,")
                .isNotEqualTo(Signature.withSecret("other").of("a", 1, body));
    }
}
