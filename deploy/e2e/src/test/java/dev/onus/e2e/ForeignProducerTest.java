package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.Receiver.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** SYS-2: a producer that knows nothing of Onus writes a vendor's event to a topic that a Source names. */
class ForeignProducerTest {
    private static final String FINDING = "/examples/alerts/guardduty-credential-exfiltration.eventbridge.json";
    private static final String KEY_IN_FINDING = "AKIA4PAYMENTSDEPLOY1";

    private final OnusProcess onus = SharedOnus.get();

    @Test
    void shouldPageTheOwnerOfTheKeyInAGuardDutyEvent() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Company company = new Company(receiver, "PT60S", "PT60S");
            company.applyTo(onus.api());

            write(company.topic(), finding().replace(KEY_IN_FINDING, company.accessKey()));

            Message page = receiver.await("the owner's page", Message::isRequest, Duration.ofSeconds(30));
            assertThat(page.person()).isEqualTo(company.owner());
            assertThat(page.data().path("identity").path("id").asText()).isEqualTo(company.identity());
            assertThat(page.data().path("title").asText()).isNotBlank();
        }
    }

    private void write(String topic, String event) throws ExecutionException, InterruptedException, TimeoutException {
        try (ForeignProducer producer = new ForeignProducer(onus.kafka())) {
            producer.send(topic, event.getBytes(StandardCharsets.UTF_8)).get(30, TimeUnit.SECONDS);
        }
    }

    private static String finding() throws IOException {
        try (InputStream stream = OnusApi.class.getResourceAsStream(FINDING)) {
            assertThat(stream).as(FINDING).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
