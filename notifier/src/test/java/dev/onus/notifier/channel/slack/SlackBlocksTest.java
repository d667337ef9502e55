package dev.onus.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Renderings;
import dev.onus.notifier.message.Message;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PagePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlackBlocksTest {
    @TestFactory
    Stream<DynamicTest> shouldLookLikeThis() {
        return Renderings.all().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    JsonNode bot = SlackBlocks.of(one.getValue(), SlackBlocks.Way.BUTTONS);
                    assertThat(BlockKit.fault(bot.path("blocks"))).isEmpty();
                    Renderings.assertGolden("slack-" + one.getKey(), bot);
                }));
    }

    @ParameterizedTest
    @EnumSource(SlackBlocks.Way.class)
    void shouldMakeNothingOfWhatAnAlertSays(SlackBlocks.Way way) {
        Message page = Renderings.pageSaying(Renderings.HOSTILE);
        JsonNode body = SlackBlocks.of(page, way);

        String ours = way == SlackBlocks.Way.LINK ? "<" + page.answerUrl() + "|Open the case and answer>" : "";
        for (String text : texts(body)) {
            assertThat(text.equals(ours) ? "" : text).doesNotContain("<", ">", "\u202e", "\r");
        }
        assertThat(body.path("text").asText())
                .contains("&lt;!channel&gt; &lt;@U0BOSS&gt;")
                .contains("&amp;amp;");
        assertThat(body.path("blocks").findValues("verbatim"))
                .hasSizeGreaterThan(1)
                .allMatch(JsonNode::asBoolean);
        assertThat(body.at("/blocks/2/text/text").asText()).doesNotContain("\nOwner: nobody");
    }

    @Test
    void shouldStayWithinEveryLimitHoweverLongTheTextsAre() {
        for (String text : List.of("<&>".repeat(20_000), "👍".repeat(20_000), "x")) {
            JsonNode body = SlackBlocks.of(Renderings.pageSaying(text), SlackBlocks.Way.BUTTONS);

            assertThat(BlockKit.fault(body.path("blocks")))
                    .as(text.substring(0, 1))
                    .isEmpty();
            assertThat(body.at("/blocks/0/text/text").asText().length()).isLessThanOrEqualTo(150);
            assertThat(body.path("text").asText().length()).isLessThanOrEqualTo(3000);
        }
    }

    @Test
    void shouldNotCutAnEscapeInTwo() {
        assertThat(Mrkdwn.escaped("&&&&", 12)).isEqualTo("&amp;&amp;…");
        assertThat(Mrkdwn.escaped("a<b", 6)).isEqualTo("a&lt;b");
    }

    @Test
    void shouldNameEveryPageOfABundleAndGiveTheFirstOnesButtons() {
        List<Message> others = new ArrayList<>();
        for (int number = 2; number <= 60; number++) {
            others.add(Renderings.page("case-" + number));
        }
        JsonNode body = SlackBlocks.of(Renderings.page("case-1").with(others), SlackBlocks.Way.BUTTONS);

        assertThat(BlockKit.fault(body.path("blocks"))).isEmpty();
        for (int number = 1; number <= 60; number++) {
            assertThat(body.toString())
                    .contains("case case-" + number + ", page " + Samples.pageId("case-" + number, "ana"));
        }
        assertThat(body.findValuesAsText("action_id").stream().filter(SlackButtons.ACKNOWLEDGE::equals))
                .hasSize(SlackLayout.MAX_PAGES_WITH_BUTTONS);
    }

    @Test
    void shouldSayThatThereIsMoreWhenABundleIsLargerThanAMessage() {
        JsonNode body = SlackBlocks.of(Renderings.bundleOf(400, "&".repeat(300)), SlackBlocks.Way.LINK);

        assertThat(body.path("blocks")).hasSizeLessThanOrEqualTo(50);
        assertThat(body.path("blocks").get(body.path("blocks").size() - 1).toString())
                .contains("And more.");
    }

    @Test
    void shouldLetAShiftBeAcceptedBehindTheLinkOnly() {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, Duration.ofMinutes(5));
        PageFacts page = PageFacts.newBuilder(event.getPage())
                .setPurpose(PagePurpose.OFFER.word())
                .build();
        Message offer = Samples.message(EscalationEvent.newBuilder(event)
                .setCaseKind(CaseKind.HAND_OVER.word())
                .setPage(page)
                .build());

        JsonNode body = SlackBlocks.of(offer, SlackBlocks.Way.BUTTONS);

        assertThat(body.findValuesAsText("action_id")).containsExactly(SlackButtons.DECLINE, SlackButtons.OPEN);
        assertThat(body.findValuesAsText("value"))
                .allMatch(token -> offer.answerUrl().toString().endsWith("/a/" + token));
    }

    private static List<String> texts(JsonNode body) {
        List<String> texts = new ArrayList<>();
        texts.add(body.path("text").asText());
        for (JsonNode block : body.path("blocks")) {
            texts.add(block.at("/text/text").asText());
        }
        return texts;
    }
}
