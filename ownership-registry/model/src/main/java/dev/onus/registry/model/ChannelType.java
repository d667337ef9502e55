package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.util.Optional;

/** What a channel is technically. */
public enum ChannelType implements Word {
    CONSOLE("console"),
    WEBHOOK("webhook"),
    SMTP("email");

    private final String builtInName;

    ChannelType(String builtInName) {
        this.builtInName = builtInName;
    }

    /** The name under which a contact can use this type without a Channel record. */
    public String builtInName() {
        return builtInName;
    }

    /** As written in {@code type:}; {@code email} is another word for {@code smtp}. */
    public static Optional<ChannelType> find(String text) {
        return Word.find(ChannelType.class, text).or(() -> builtIn(text.strip()));
    }

    /** The type that a contact means by a name for which there is no Channel record. */
    public static Optional<ChannelType> builtIn(String channelName) {
        for (ChannelType type : values()) {
            if (type.builtInName.equals(channelName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
