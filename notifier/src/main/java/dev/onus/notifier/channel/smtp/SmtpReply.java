package dev.onus.notifier.channel.smtp;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reply of a mail server that says no.
 *
 * @param code of RFC 5321
 * @param detail subject and detail of the enhanced code of RFC 3463, for example 1.1; empty where the server has none
 */
record SmtpReply(int code, String detail) {
    private static final int STAYS_FROM = 500;
    /** To a greeting that says no the library puts words of its own. */
    private static final Pattern FORM =
            Pattern.compile("(?:^|response: )([45][0-9]{2})(?:[ -][45]\\.([0-9]{1,3}\\.[0-9]{1,3})\\b)?");

    /** After RFC 3463 section 3; what is not here says nothing to the person who mends it. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("1.1", "there is no such mailbox"),
            Map.entry("1.2", "there is no such mail system"),
            Map.entry("1.3", "it is no address"),
            Map.entry("1.6", "the mailbox has moved"),
            Map.entry("1.8", "the sender's mail system is not known"),
            Map.entry("1.10", "the mail system takes no mail"),
            Map.entry("2.1", "the mailbox takes no mail"),
            Map.entry("2.2", "the mailbox is full"),
            Map.entry("2.3", "the mail is too long for the mailbox"),
            Map.entry("3.1", "the mail system is full"),
            Map.entry("3.2", "the mail system takes no mail now"),
            Map.entry("3.4", "the mail is too big"),
            Map.entry("4.1", "the mail system behind it does not answer"),
            Map.entry("4.5", "the mail system is overloaded"),
            Map.entry("7.0", "its security rules are against it"),
            Map.entry("7.1", "its rules are against it"),
            Map.entry("7.8", "the user name and the password do not fit"),
            Map.entry("7.9", "it wants another way to log in"),
            Map.entry("7.23", "the sender's domain does not vouch for this server"),
            Map.entry("7.26", "the sender's domain does not vouch for this mail"));

    /** The reply in a message of the mail library. */
    static Optional<SmtpReply> find(@Nullable String message) {
        Matcher matcher = FORM.matcher(message == null ? "" : message);
        return matcher.find()
                ? Optional.of(new SmtpReply(
                        Integer.parseInt(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2)).orElse("")))
                : Optional.empty();
    }

    /** RFC 5321 section 4.2.1: what begins with a 5 will not change. */
    boolean stays() {
        return code >= STAYS_FROM;
    }

    /** Of the server's words only the codes: the words may name people. */
    @Override
    public String toString() {
        String enhanced = detail.isEmpty() ? "" : " " + code / 100 + "." + detail;
        String meaning = MEANINGS.getOrDefault(detail, "");
        return code + enhanced + (meaning.isEmpty() ? "" : " (" + meaning + ")");
    }
}
