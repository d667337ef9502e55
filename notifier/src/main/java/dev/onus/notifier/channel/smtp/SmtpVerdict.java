package dev.onus.notifier.channel.smtp;

import dev.onus.notifier.channel.SendResult;
import dev.onus.registry.client.outbound.ForbiddenAddressException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed mail means: reply codes 4yz pass, 5yz stay (RFC 5321 section 4.2.1), a broken connection passes. Where
 * it broke after the whole mail had left, the server may have taken it over.
 */
final class SmtpVerdict {
    private static final int MAX_CAUSES = 10;

    private SmtpVerdict() {}

    /** @param written whether the whole mail had left */
    static SendResult of(MessagingException failed, boolean written) {
        Optional<SmtpReply> reply = Optional.empty();
        boolean rejectedLogin = false;
        boolean malformedAddress = false;
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof ForbiddenAddressException forbidden) {
                return new SendResult.Permanent(String.valueOf(forbidden.getMessage()));
            }
            // The innermost reply is the one about the recipient; the outer one sums up.
            Optional<SmtpReply> here = reply(cause);
            reply = here.isPresent() ? here : reply;
            rejectedLogin |= cause instanceof AuthenticationFailedException;
            malformedAddress |= cause instanceof AddressException;
            cause = next(cause);
        }
        return reply.isPresent()
                ? ofReply(reply.get())
                : withoutReply(failed, rejectedLogin || malformedAddress, written);
    }

    private static SendResult ofReply(SmtpReply reply) {
        String why = "Expected the mail server to take it, but it replied " + reply + ".";
        return reply.stays() ? new SendResult.Permanent(why) : SendResult.temporary(why);
    }

    private static SendResult withoutReply(MessagingException failed, boolean hopeless, boolean written) {
        String why = "Expected the mail server to take it, but: " + failed.getMessage();
        if (hopeless) {
            return new SendResult.Permanent(why);
        }
        return written ? SendResult.unknown(why) : SendResult.temporary(why);
    }

    /** The code as the library has it, with the detail where the words have one that fits. */
    private static Optional<SmtpReply> reply(Throwable cause) {
        Optional<SmtpReply> inWords = SmtpReply.find(cause.getMessage());
        int code = switch (cause) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
        return code < 400
                ? inWords
                : Optional.of(inWords.filter(reply -> reply.code() == code).orElse(new SmtpReply(code, "")));
    }

    private static @Nullable Throwable next(Throwable cause) {
        boolean chained = cause instanceof MessagingException messaging && messaging.getNextException() != null;
        return chained ? ((MessagingException) cause).getNextException() : cause.getCause();
    }
}
