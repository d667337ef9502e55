package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How pages leave.
 *
 * @param settings as written, one for each field that is there; only fields that the type has, each in the form of its
 *     field
 */
public record Channel(ChannelType type, Map<ChannelField, String> settings) implements Spec {
    public Channel {
        Map<ChannelField, String> copy = new EnumMap<>(ChannelField.class);
        settings.forEach((field, value) -> {
            if (!type.has(field)) {
                throw new IllegalArgumentException(
                        "Expected a setting of a channel of type " + type.word() + ", but got " + field.field() + ".");
            }
            copy.put(field, value);
        });
        settings = Collections.unmodifiableMap(copy);
    }

    /** A channel without settings of its own. */
    public static Channel of(ChannelType type) {
        return new Channel(type, Map.of());
    }

    /** The channel with one more setting. */
    public Channel with(ChannelField field, String value) {
        Map<ChannelField, String> more = new EnumMap<>(ChannelField.class);
        more.putAll(settings);
        more.put(field, value);
        return new Channel(type, more);
    }

    public Optional<String> text(ChannelField field) {
        return Optional.ofNullable(settings.get(field));
    }

    public Optional<SecretRef> secret(ChannelField field) {
        return text(field).flatMap(SecretRef::find);
    }

    public OptionalInt port() {
        return text(ChannelField.PORT).stream().mapToInt(Integer::parseInt).findFirst();
    }

    public MailSecurity security() {
        return text(ChannelField.SECURITY)
                .flatMap(word -> Word.find(MailSecurity.class, word))
                .orElse(MailSecurity.STARTTLS);
    }
}
