package dev.onus.registry.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody answered to a page in a text message: a digit and the page's code. */
public record SmsReply(Choice choice, ReplyCode code) {
    /** The digits that a page offers. */
    public enum Choice {
        /** To acknowledge; to accept what is offered. */
        ACCEPT('1'),
        DECLINE('2');

        private final char digit;

        Choice(char digit) {
            this.digit = digit;
        }

        public char digit() {
            return digit;
        }
    }

    /** A message may go on after the code: some telephones add a signature. */
    private static final Pattern FORM = Pattern.compile("\\s*([12])[\\s.,:-]*([0-9A-Za-z]{5})(?![0-9A-Za-z])[\\s\\S]*");

    /** What to type. */
    public String text() {
        return choice.digit() + " " + code;
    }

    /** Empty when it is no answer to a page. */
    public static Optional<SmsReply> parse(String body) {
        Matcher matcher = FORM.matcher(body);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Choice choice = matcher.group(1).charAt(0) == Choice.ACCEPT.digit() ? Choice.ACCEPT : Choice.DECLINE;
        return ReplyCode.find(matcher.group(2)).map(code -> new SmsReply(choice, code));
    }
}
