package dev.onus.registry.callback;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of a mail: the plain one where there is one, else what the HTML says; attachments are not looked at. */
final class MailBody {
    /** An answer is one word; of a longer mail the beginning is enough. */
    static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_DEPTH = 8;
    private static final int MOST_PARTS = 20;

    private MailBody() {}

    /** Empty where there is none. */
    static String textOf(Part mail) throws MessagingException, IOException {
        Optional<Part> plain = find(mail, "text/plain", 0);
        if (plain.isPresent()) {
            return read(plain.get());
        }
        Optional<Part> html = find(mail, "text/html", 0);
        return html.isPresent() ? HtmlText.of(read(html.get())) : "";
    }

    private static Optional<Part> find(Part part, String type, int depth) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        if (part.isMimeType(type)) {
            return Optional.of(part);
        }
        if (depth < MOST_DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int place = 0; place < Math.min(parts.getCount(), MOST_PARTS); place++) {
                BodyPart inner = parts.getBodyPart(place);
                Optional<Part> found = find(inner, type, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String read(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), charset(part.getContentType()));
        }
    }

    /** As it says; what nobody knows is read as UTF-8, in which the words of an answer are the same. */
    private static Charset charset(@Nullable String contentType) {
        try {
            String name = contentType == null ? null : new ContentType(contentType).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
