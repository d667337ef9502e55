package dev.onus.notifier.channel.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Json;
import dev.onus.notifier.channel.Renderings;
import dev.onus.notifier.message.Message;
import dev.onus.vocabulary.PagePurpose;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyEventTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Of several pages each is an event of its own, so there is no rendering of a bundle. */
    @TestFactory
    Stream<DynamicTest> shouldLookLikeThis() {
        return Renderings.all().entrySet().stream()
                .filter(one -> one.getValue().bundled().isEmpty())
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(),
                        () -> Renderings.assertGolden("pagerduty-" + one.getKey(), event(one.getValue()))));
    }

    @Test
    void shouldStayWithinEveryLimitHoweverLongTheTextsAre() {
        JsonNode event = event(Renderings.pageSaying("鍵".repeat(100_000)));

        assertThat(event.at("/payload/summary").asText()).hasSize(1024);
        assertThat(Json.bytes(event)).hasSizeLessThan(512 * 1024);
    }

    @Test
    void shouldKeepTheKeyWithinItsLimitAndApart() {
        String ana = PagerDutyEvent.dedupKey(Samples.message("page-requested", "case-1", "a".repeat(300)));
        String bo = PagerDutyEvent.dedupKey(Samples.message("page-requested", "case-1", "b".repeat(300)));

        assertThat(ana).hasSizeLessThanOrEqualTo(255).isNotEqualTo(bo);
    }

    @Test
    void shouldGiveEachNoticeAKeyOfItsOwn() {
        assertThat(PagerDutyEvent.dedupKey(Renderings.purpose(PagePurpose.NOTICE)))
                .endsWith(Samples.pageId("case-1", "ana"));
    }

    @ParameterizedTest
    @CsvSource({
        "critical, critical",
        "high, error",
        "unknown, error",
        "medium, warning",
        "low, info",
        "informational, info"
    })
    void shouldSayHowBadItIsInPagerDutysWords(SeverityLevel ours, String theirs) {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, WINDOW);

        JsonNode sent = event(Samples.message(
                EscalationEvent.newBuilder(event).setSeverity(ours).build()));

        assertThat(sent.at("/payload/severity").asText()).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ask mo", "file:///etc/passwd"})
    void shouldLinkToNoRunbookThatABrowserShouldNotOpen(String runbook) {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, WINDOW);
        IdentityFacts identity = IdentityFacts.newBuilder(event.getIdentity())
                .setRunbook(runbook)
                .build();

        JsonNode sent = event(Samples.message(
                EscalationEvent.newBuilder(event).setIdentity(identity).build()));

        assertThat(sent.path("links")).hasSize(1);
        assertThat(sent.at("/payload/custom_details/Runbook").asText()).isEqualTo(runbook);
    }

    private static JsonNode event(Message message) {
        return PagerDutyEvent.of(message, FakePagerDuty.KEY);
    }
}
