package dev.onus.notifier.channel.twilio;

import dev.onus.notifier.message.Briefing;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.notifier.message.Wording;
import dev.onus.registry.client.ReplyCode;
import dev.onus.registry.client.SmsReply;
import dev.onus.registry.client.SmsReply.Choice;
import dev.onus.vocabulary.PagePurpose;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a text message says: what happened, why this person, and how to answer. It is at most {@value #MAX_SEGMENTS}
 * segments long. What is cut is what came from outside, never the way to answer.
 */
final class SmsText {
    static final int MAX_SEGMENTS = 3;
    /** More of a title is not even looked at. */
    private static final int MAX_TITLE_CHARACTERS = 400;

    private static final int MAX_LISTED_TITLE_CHARACTERS = 40;
    private static final String NAME = "Onus: ";
    private static final Set<PagePurpose> ANSWERED_BY_DIGIT =
            EnumSet.of(PagePurpose.ANSWER, PagePurpose.CLOCK, PagePurpose.EFFECT, PagePurpose.OFFER);

    private SmsText() {}

    static String of(Message message) {
        return switch (message.type()) {
            case WITHDRAWAL, ACKNOWLEDGEMENT ->
                fitted(sentence(plain(Briefing.heading(message))), " You need not answer it any more.");
            case PAGE, REMINDER ->
                message.bundled().isEmpty() ? ofOne(message) : ofSeveral(message.pages(), Briefing.heading(message));
        };
    }

    private static String ofOne(Message message) {
        String heading = sentence(plain(Briefing.heading(message)));
        return switch (message.purpose()) {
            case VERIFICATION ->
                NAME + message.code().map(code -> "your code is " + code + ". ").orElse("")
                        + "It shows that this number is yours. If you asked for none, do nothing.";
            case NOTICE, TEST -> fitted(heading + " " + plain(Wording.reason(message)), "");
            default -> {
                String why = message.type() == MessageType.PAGE ? " " + plain(Wording.reason(message)) : "";
                String answer = answer(message) + " " + message.answerUrl();
                String whole = NAME + heading + why + answer;
                yield SmsLength.segments(whole) <= MAX_SEGMENTS ? whole : fitted(heading, answer);
            }
        };
    }

    private static String answer(Message message) {
        if (!message.asksForAnswer()) {
            return " You are informed and need not answer.";
        }
        if (!ANSWERED_BY_DIGIT.contains(message.purpose()) || Briefing.isOfferedShift(message)) {
            return " Answer here:";
        }
        ReplyCode code = code(message);
        String yes = message.purpose() == PagePurpose.OFFER ? "accept" : "acknowledge";
        return " Reply " + new SmsReply(Choice.ACCEPT, code).text() + " to " + yes + ", "
                + new SmsReply(Choice.DECLINE, code).text() + " to decline:";
    }

    /** As many pages as there is room for, each with the code by which it alone is answered. */
    private static String ofSeveral(List<Message> pages, String heading) {
        String end = " Reply " + Choice.ACCEPT.digit() + " and a code to acknowledge, " + Choice.DECLINE.digit()
                + " and a code to decline.";
        StringBuilder listed = new StringBuilder(NAME + pages.size() + " pages.");
        for (int place = 0; place < pages.size(); place++) {
            Message page = pages.get(place);
            String next =
                    " " + code(page) + " " + shortened(plain(Wording.title(page)), MAX_LISTED_TITLE_CHARACTERS) + ";";
            String rest =
                    place == pages.size() - 1 ? "" : " and " + (pages.size() - place - 1) + " more in the console.";
            if (SmsLength.segments(listed + next + rest + end) > MAX_SEGMENTS) {
                return listed + " and " + (pages.size() - place) + " more in the console." + end;
            }
            listed.append(next);
        }
        return listed.isEmpty() ? fitted(plain(heading), end) : listed + end;
    }

    static ReplyCode code(Message message) {
        return ReplyCode.of(message.token());
    }

    /** The beginning is cut until the whole fits. */
    private static String fitted(String beginning, String end) {
        String kept = shortened(beginning, MAX_TITLE_CHARACTERS);
        String text = NAME + kept + end;
        for (int cut = kept.length() - 1; cut > 0 && SmsLength.segments(text) > MAX_SEGMENTS; cut--) {
            text = NAME + shortened(kept, cut) + end;
        }
        return text;
    }

    private static String shortened(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Math.max(0, max - 3);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "...";
    }

    private static String sentence(String text) {
        return text.matches(".*[.!?:;]") ? text : text + ".";
    }

    /** In one line, without characters that cannot be seen, and with the plain forms of those that editors put in. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\u2018\\u2019\\u201A\\u2032]", "'")
                .replaceAll("[\\u201C\\u201D\\u201E\\u2033]", "\"")
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replace("\u2026", "...")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", " ")
                .strip();
    }
}
