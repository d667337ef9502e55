package dev.onus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages are counted, not requests. */
class BurstToPageTest {
    @Test
    void shouldTellThePageToTheSecondPersonByItsId() {
        assertThat(page("{\"data\": {\"pageId\": \"p-1\", \"caseId\": \"c-1\", \"person\": \"second\"}}"))
                .contains("p-1");
    }

    @Test
    void shouldPassOverPagesToOthers() {
        assertThat(page("{\"data\":{\"pageId\":\"p-1\",\"person\":\"first\"}}")).isEmpty();
    }

    private static Optional<String> page(String body) {
        return BurstToPage.pageToSecond(body.getBytes(StandardCharsets.UTF_8));
    }
}
