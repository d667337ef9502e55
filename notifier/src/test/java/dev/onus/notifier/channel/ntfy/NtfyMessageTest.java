package dev.onus.notifier.channel.ntfy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Renderings;
import dev.onus.notifier.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtfyMessageTest {
    @TestFactory
    Stream<DynamicTest> shouldLookLikeThis() {
        return Renderings.all().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(), () -> Renderings.assertGolden("ntfy-" + one.getKey(), read(one.getValue()))));
    }

    @Test
    void shouldAnswerWithOneTapByAPostToTheAnswerLink() throws IOException {
        Message page = Renderings.page("case-1");
        JsonNode acknowledge = read(page).at("/actions/0");

        assertThat(acknowledge.path("action").asText()).isEqualTo("http");
        assertThat(acknowledge.path("method").asText()).isEqualTo("POST");
        assertThat(acknowledge.path("url").asText()).isEqualTo(page.answerUrl().toString());
        assertThat(acknowledge.path("clear").asBoolean()).isTrue();
        assertThat(new ObjectMapper()
                        .readTree(acknowledge.path("body").asText())
                        .path("action")
                        .asText())
                .isEqualTo("acknowledge");
    }

    @Test
    void shouldMakeNothingOfWhatAnAlertSays() throws IOException {
        JsonNode body = read(Renderings.pageSaying(Renderings.HOSTILE));

        assertThat(body.has("markdown")).isFalse();
        assertThat(body.path("title").asText()).doesNotContain("\n", "\u202e");
        assertThat(body.path("message").asText().lines()).noneMatch(line -> line.startsWith("Owner: nobody"));
        assertThat(body.findValuesAsText("url")).allMatch(url -> url.startsWith("http://onus.example.org/a/"));
        assertThat(body.path("click").asText()).startsWith("http://onus.example.org/a/");
    }

    @Test
    void shouldStayWithinTheLimitHoweverLongTheTextsAre() throws IOException {
        for (String text : List.of("x".repeat(100_000), "鍵".repeat(100_000), "👍".repeat(50_000))) {
            JsonNode body = read(Renderings.pageSaying(text));

            assertThat(bytes(body)).isBetween(1000, 4096);
            assertThat(body.path("title").asText().length()).isLessThanOrEqualTo(250);
        }
    }

    @Test
    void shouldNameThePagesOfABundleAndSayHowManyDidNotFit() throws IOException {
        List<Message> others = new ArrayList<>();
        for (int number = 2; number <= 20; number++) {
            others.add(Renderings.page("case-" + number));
        }
        JsonNode some = read(Renderings.page("case-1").with(others));
        JsonNode many = read(Renderings.bundleOf(400, "鍵"));

        assertThat(some.path("message").asText())
                .contains("case case-20, page " + Samples.pageId("case-20", "ana"))
                .doesNotContain("more");
        assertThat(bytes(many)).isLessThanOrEqualTo(4096);
        assertThat(many.path("message").asText()).containsPattern("And [0-9]+ more\\.");
    }

    @ParameterizedTest
    @CsvSource({"critical, 5", "high, 4", "unknown, 4", "medium, 3", "low, 2", "informational, 1"})
    void shouldRingAsLoudAsTheCaseIsBad(SeverityLevel severity, int priority) throws IOException {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, Duration.ofMinutes(5));

        JsonNode body = read(Samples.message(
                EscalationEvent.newBuilder(event).setSeverity(severity).build()));

        assertThat(body.path("priority").asInt()).isEqualTo(priority);
    }

    private static int bytes(JsonNode body) {
        return body.path("message").asText().getBytes(StandardCharsets.UTF_8).length;
    }

    private static JsonNode read(Message message) throws IOException {
        return new ObjectMapper().readTree(NtfyMessage.of(message, "ana-pages", "sequence-1"));
    }
}
