package dev.onus.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.PageFacts;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.rest.Pages;
import dev.onus.notifier.message.Message;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PagePurpose;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {
    @Test
    void shouldSayWhatHappenedWhyAndHowToAnswer() {
        Message page = Samples.message("page-requested", "case-1", "ana");
        String code = SmsText.code(page).value();

        assertThat(SmsText.of(page))
                .isEqualTo("Onus: [CRITICAL] Key in a <CI> log. ana is on call for payments. Reply 1 " + code
                        + " to acknowledge, 2 " + code + " to decline: " + page.answerUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "ж", "🔑", "€", "{"})
    void shouldKeepTheWayToAnswerHoweverLongTheTitle(String character) {
        Message page = Pages.titled(character.repeat(3_000));

        String text = SmsText.of(page);

        assertThat(SmsLength.segments(text)).isLessThanOrEqualTo(SmsText.MAX_SEGMENTS);
        assertThat(text)
                .contains("Reply 1 " + SmsText.code(page), "2 " + SmsText.code(page))
                .contains(character.repeat(20) + "")
                .endsWith(page.answerUrl().toString());
        assertThat(text.codePoints()).as("half of a pair").noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void shouldStayInOneLineWhateverTheTitleSays() {
        Message page = Pages.titled(Pages.HOSTILE);

        assertThat(SmsText.of(page))
                .startsWith("Onus: [CRITICAL] <script>")
                .matches("[^\\p{Cntrl}\\p{Cf}]*")
                .endsWith(page.answerUrl().toString());
    }

    @Test
    void shouldNotPayForTypographyWithAnotherAlphabet() {
        Message page = Pages.titled("“Key” – it’s out…");

        assertThat(SmsText.of(page)).contains("\"Key\" - it's out...").matches(SmsLength::isGsm);
    }

    @ParameterizedTest
    @EnumSource(
            value = PagePurpose.class,
            names = {"APPROVAL", "REVIEW", "TIE_BREAK"})
    void shouldOfferNoDigitForWhatNeedsALogIn(PagePurpose purpose) {
        Message page = Pages.purpose(purpose);

        assertThat(SmsText.of(page)).doesNotContain("Reply").endsWith("Answer here: " + page.answerUrl());
    }

    @Test
    void shouldLetAShiftBeAcceptedBehindTheLinkOnly() {
        Message offer = Pages.with(
                "page-requested",
                "case-1",
                event -> event.setCaseKind(CaseKind.HAND_OVER.word())
                        .setPage(PageFacts.newBuilder(event.getPage())
                                .setPurpose(PagePurpose.OFFER.word())
                                .build()));

        assertThat(SmsText.of(offer)).doesNotContain("Reply").endsWith("Answer here: " + offer.answerUrl());
    }

    @Test
    void shouldLetAnOfferBeAccepted() {
        assertThat(SmsText.of(Pages.purpose(PagePurpose.OFFER))).contains(" to accept, 2 ");
    }

    @Test
    void shouldAskNothingOfWhoIsInformed() {
        assertThat(SmsText.of(Pages.informed()))
                .contains("You are informed and need not answer.")
                .doesNotContain("Reply");
    }

    @Test
    void shouldCarryTheCodeThatVerifiesTheNumberAndNothingElse() {
        Message verification = Pages.purpose(PagePurpose.VERIFICATION);

        assertThat(SmsText.of(verification))
                .isEqualTo("Onus: your code is " + verification.code().orElseThrow()
                        + ". It shows that this number is yours. If you asked for none, do nothing.");
    }

    @ParameterizedTest
    @EnumSource(
            value = PagePurpose.class,
            names = {"TEST", "NOTICE"})
    void shouldLeadNowhereWhereNothingStandsToAnswer(PagePurpose purpose) {
        assertThat(SmsText.of(Pages.purpose(purpose))).doesNotContain("Reply").doesNotContain("http");
    }

    @Test
    void shouldCutTheReasonOfANoticeToo() {
        Message notice = Pages.with(
                "page-requested",
                "case-1",
                event -> event.setReason("ж".repeat(5_000))
                        .setPersons(List.of())
                        .setPage(PageFacts.newBuilder(event.getPage())
                                .setPurpose(PagePurpose.NOTICE.word())
                                .build()));

        assertThat(SmsLength.segments(SmsText.of(notice))).isLessThanOrEqualTo(SmsText.MAX_SEGMENTS);
    }

    @Test
    void shouldSayThatAPageIsWithdrawn() {
        assertThat(SmsText.of(Samples.message("page-withdrawn", "case-1", "ana")))
                .isEqualTo("Onus: Withdrawn: Key in a <CI> log. You need not answer it any more.");
    }

    @Test
    void shouldListSeveralPagesEachWithItsCode() {
        Message first = Pages.titled("case-1", "Key in a log");
        Message second = Pages.titled("case-2", "Token in a repository");

        assertThat(SmsText.of(first.with(List.of(second))))
                .isEqualTo("Onus: 2 pages. " + SmsText.code(first) + " Key in a log; " + SmsText.code(second)
                        + " Token in a repository; Reply 1 and a code to acknowledge, 2 and a code to decline.");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 8, 9, 50})
    void shouldSayHowManyMoreThereAreWhereTheyDoNotFit(int pages) {
        List<Message> further = IntStream.range(2, pages + 1)
                .mapToObj(place -> Pages.titled("case-" + place, "A title of page " + place + " that goes on"))
                .toList();
        Message bundle = Pages.titled("case-1", "The first").with(further);

        String text = SmsText.of(bundle);

        assertThat(SmsLength.segments(text)).isLessThanOrEqualTo(SmsText.MAX_SEGMENTS);
        long listed = bundle.pages().stream()
                .filter(page -> text.contains(" " + SmsText.code(page) + " "))
                .count();
        assertThat(listed).isPositive();
        assertThat(text)
                .contains(listed == pages ? " pages. " : " and " + (pages - listed) + " more in the console.")
                .endsWith("2 and a code to decline.");
    }

    @ParameterizedTest
    @CsvSource({
        "x, 160, 1",
        "x, 161, 2",
        "x, 306, 2",
        "x, 307, 3",
        "€, 80, 1",
        "€, 81, 2",
        "ж, 70, 1",
        "ж, 71, 2",
        "ж, 134, 2",
        "ж, 135, 3",
        "🔑, 35, 1",
        "🔑, 36, 2"
    })
    void shouldCountSegmentsAsNetworksDo(String character, int times, int segments) {
        assertThat(SmsLength.segments(character.repeat(times))).isEqualTo(segments);
    }
}
