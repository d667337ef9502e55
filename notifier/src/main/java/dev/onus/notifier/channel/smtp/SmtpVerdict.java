package dev.onus.notifier.channel.smtp;

import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.outbound.ForbiddenAddressException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failed mail means: reply codes 4yz pass, 5yz stay (RFC 5321 section 4.2.1), a broken connection passes. */
final class SmtpVerdict {
    private static final int PERMANENT_FROM = 500;
    private static final int MAX_CAUSES = 10;
    private static final Pattern REPLY_CODE = Pattern.compile("^([45][0-9][0-9])[ -]");

    private SmtpVerdict() {}

    static SendResult of(MessagingException failed) {
        OptionalInt code = OptionalInt.empty();
        boolean rejectedLogin = false;
        boolean malformedAddress = false;
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof ForbiddenAddressException forbidden) {
                return new SendResult.Permanent(String.valueOf(forbidden.getMessage()));
            }
            // The innermost reply is the one about the recipient; the outer one sums up.
            OptionalInt here = replyCode(cause);
            code = here.isPresent() ? here : code;
            rejectedLogin |= cause instanceof AuthenticationFailedException;
            malformedAddress |= cause instanceof AddressException;
            cause = next(cause);
        }
        return verdict(failed, code, rejectedLogin || malformedAddress);
    }

    private static SendResult verdict(MessagingException failed, OptionalInt code, boolean hopeless) {
        if (code.isPresent()) {
            String why = "Expected the mail server to take it, but it replied " + code.getAsInt() + ".";
            return code.getAsInt() >= PERMANENT_FROM ? new SendResult.Permanent(why) : SendResult.temporary(why);
        }
        String why = "Expected the mail server to take it, but: " + failed.getMessage();
        return hopeless ? new SendResult.Permanent(why) : SendResult.temporary(why);
    }

    private static OptionalInt replyCode(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException address -> code(address.getReturnCode());
            case SMTPSenderFailedException sender -> code(sender.getReturnCode());
            case SMTPSendFailedException send -> code(send.getReturnCode());
            default -> inText(cause.getMessage());
        };
    }

    private static OptionalInt code(int code) {
        return code >= 400 ? OptionalInt.of(code) : OptionalInt.empty();
    }

    private static OptionalInt inText(@Nullable String message) {
        Matcher matcher = REPLY_CODE.matcher(message == null ? "" : message);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private static @Nullable Throwable next(Throwable cause) {
        boolean chained = cause instanceof MessagingException messaging && messaging.getNextException() != null;
        return chained ? ((MessagingException) cause).getNextException() : cause.getCause();
    }
}
