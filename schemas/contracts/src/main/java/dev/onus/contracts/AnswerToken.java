package dev.onus.contracts;

import dev.onus.vocabulary.PageId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the token of an answer link: base64url of the page id and a truncated HMAC-SHA256 over it (RFC 2104,
 * section 5). Whoever holds the link may answer the page; nobody can make one without the key. It has no dots, so that
 * a link detector in a mail program does not cut it.
 */
public final class AnswerToken {
    public static final int KEY_BYTES = 32;
    private static final int PAGE_ID_BYTES = 16;
    private static final int MAC_BYTES = 16;
    private static final int TOKEN_CHARACTERS = 43;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key {@value #KEY_BYTES} random bytes, the same in the notifier and in the registry service */
    public AnswerToken(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "Expected an answer key of %d bytes, but it has %d.".formatted(KEY_BYTES, key.length));
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param hex the key as {@value #KEY_BYTES} bytes in hexadecimal; white space around it does not matter */
    public static AnswerToken ofHex(String hex) {
        try {
            return new AnswerToken(HexFormat.of().parseHex(hex.strip()));
        } catch (IllegalArgumentException e) {
            // The text itself is a secret and stays out of the message.
            throw new IllegalArgumentException(
                    "Expected an answer key of %d hexadecimal digits, but it is something else."
                            .formatted(2 * KEY_BYTES));
        }
    }

    /** The token that answers this page. */
    public String tokenOf(PageId page) {
        byte[] id = HexFormat.of().parseHex(page.value());
        if (id.length != PAGE_ID_BYTES) {
            throw new IllegalArgumentException(
                    "Expected a page id of %d bytes, but it has %d.".formatted(PAGE_ID_BYTES, id.length));
        }
        byte[] token = ByteBuffer.allocate(PAGE_ID_BYTES + MAC_BYTES)
                .put(id)
                .put(mac(id))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The page that the token answers; empty if the token is not one that we made with this key. */
    public Optional<PageId> pageOf(String token) {
        if (token.length() != TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(bytes, PAGE_ID_BYTES);
        byte[] given = Arrays.copyOfRange(bytes, PAGE_ID_BYTES, bytes.length);
        return MessageDigest.isEqual(mac(id), given)
                ? Optional.of(new PageId(HexFormat.of().formatHex(id)))
                : Optional.empty();
    }

    /** Over texts for another purpose than an answer; each is preceded by its length, so no two lists are the same. */
    byte[] macOf(String... texts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            all.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            all.writeBytes(bytes);
        }
        return mac(all.toByteArray());
    }

    private byte[] mac(byte[] id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(id), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected this Java to know " + ALGORITHM + ", but it does not.", e);
        }
    }
}
