package dev.onus.registry.callback;

import dev.onus.contracts.MailToken;
import dev.onus.vocabulary.StableHash;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came into the mailbox, as far as it concerns an answer. Who sent it is not looked at: anybody can write any sender.
 *
 * @param id the mail's own, the same however often it is read
 * @param token of the page that it replies to; empty when there is none, or several
 * @param byMachine whether a machine wrote it by itself
 * @param text what stands in it, quotations and all
 */
record MailReply(String id, Optional<String> token, boolean byMachine, String text) {
    /** Where a mail says whom it is for; what redirects it adds one of the later ones. */
    private static final List<String> RECIPIENTS =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");

    private static final List<String> THREAD = List.of("In-Reply-To", "References");

    static MailReply read(Message mail) throws MessagingException, IOException {
        boolean byMachine = MailMachines.wrote(mail);
        String text = byMachine ? "" : MailBody.textOf(mail);
        return new MailReply(id(mail, text), token(mail), byMachine, text);
    }

    private static String id(Message mail, String text) throws MessagingException {
        List<String> ids = headers(mail, List.of("Message-ID"));
        return ids.size() == 1
                ? ids.getFirst().strip()
                : StableHash.of(
                        "mail-without-id",
                        String.join("\n", headers(mail, List.of("Date", "From", "To", "Subject", "Received"))),
                        text);
    }

    /** The address says it best; who cannot have one of each page is known by the thread. */
    private static Optional<String> token(Message mail) throws MessagingException {
        Set<String> inAddresses = new TreeSet<>();
        headers(mail, RECIPIENTS).forEach(header -> inAddresses.addAll(MailToken.inAddresses(header)));
        if (!inAddresses.isEmpty()) {
            return onlyOne(inAddresses);
        }
        Set<String> inThread = new TreeSet<>();
        headers(mail, THREAD).forEach(header -> inThread.addAll(MailToken.inMessageIds(header)));
        return onlyOne(inThread);
    }

    private static Optional<String> onlyOne(Set<String> tokens) {
        return tokens.size() == 1 ? tokens.stream().findFirst() : Optional.empty();
    }

    private static List<String> headers(Message mail, List<String> names) throws MessagingException {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            String[] values = mail.getHeader(name);
            if (values != null) {
                found.addAll(List.of(values));
            }
        }
        return found;
    }
}
