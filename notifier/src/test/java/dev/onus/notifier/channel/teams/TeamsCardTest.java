package dev.onus.notifier.channel.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Renderings;
import dev.onus.notifier.message.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TeamsCardTest {
    private static final int TEAMS_LIMIT = 28 * 1024;

    @TestFactory
    Stream<DynamicTest> shouldLookLikeThis() {
        return Renderings.all().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(), () -> Renderings.assertGolden("teams-" + one.getKey(), read(one.getValue()))));
    }

    /** Rich text blocks know no Markdown, so what looks like a link in a title is shown as it was written. */
    @Test
    void shouldPutWhatAnAlertSaysNowhereButIntoTextRuns() throws IOException {
        JsonNode card = read(Renderings.pageSaying(Renderings.HOSTILE)).at("/attachments/0/content");

        for (JsonNode block : card.path("body")) {
            assertThat(block.path("type").asText()).isEqualTo("RichTextBlock");
            for (JsonNode run : block.path("inlines")) {
                assertThat(run.path("type").asText()).isEqualTo("TextRun");
                assertThat(run.path("text").asText()).doesNotContain("\n", "\r", "\u202e");
                assertThat(run.has("selectAction")).isFalse();
            }
        }
        assertThat(card.path("actions")).hasSize(1);
        assertThat(card.at("/actions/0/url").asText()).startsWith("http://onus.example.org/a/");
        // A mention needs an entity; there is none, so nobody can be called.
        assertThat(card.path("msteams").has("entities")).isFalse();
    }

    @Test
    void shouldStayWithinTeamsLimitHoweverLongTheTextsAre() throws IOException {
        for (String text : List.of("x".repeat(100_000), "鍵".repeat(100_000), "\"\\".repeat(50_000))) {
            byte[] bytes = TeamsCard.of(Renderings.pageSaying(text));

            assertThat(bytes).hasSizeLessThanOrEqualTo(TEAMS_LIMIT);
            assertThat(new ObjectMapper().readTree(bytes).at("/attachments/0/content/body"))
                    .hasSizeGreaterThan(2);
        }
    }

    @Test
    void shouldNameEveryPageOfABundleWithALinkOfItsOwn() throws IOException {
        List<Message> others = new ArrayList<>();
        for (int number = 2; number <= 40; number++) {
            others.add(Renderings.page("case-" + number));
        }

        JsonNode card = read(Renderings.page("case-1").with(others));

        assertThat(card.findValuesAsText("url"))
                .hasSize(40)
                .satisfies(urls -> assertThat(Set.copyOf(urls)).hasSize(40));
        assertThat(card.toString()).contains("case case-40, page " + Samples.pageId("case-40", "ana"));
    }

    @Test
    void shouldSayHowManyPagesDidNotFit() throws IOException {
        byte[] bytes = TeamsCard.of(Renderings.bundleOf(400, "鍵".repeat(600)));

        assertThat(bytes).hasSizeLessThanOrEqualTo(TEAMS_LIMIT);
        assertThat(new ObjectMapper().readTree(bytes).toString()).containsPattern("And [0-9]+ more\\.");
    }

    private static JsonNode read(Message message) throws IOException {
        return new ObjectMapper().readTree(TeamsCard.of(message));
    }
}
