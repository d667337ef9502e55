package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads Channel and Token. */
final class DeliverySpecs {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int LAST_PORT = 65535;
    private static final Set<ChannelField> INBOX_NEEDS = EnumSet.of(
            ChannelField.REPLY_TO,
            ChannelField.INBOX_HOST,
            ChannelField.INBOX_USERNAME,
            ChannelField.INBOX_PASSWORD_REF);
    private static final Set<ChannelField> INBOX =
            EnumSet.range(ChannelField.REPLY_TO, ChannelField.INBOX_PASSWORD_REF);

    private DeliverySpecs() {}

    static Channel channel(Fields spec) {
        spec.require("type", "one of " + Word.all(ChannelType.class));
        Optional<ChannelType> type = spec.parsed(
                "type", "one of " + Word.all(ChannelType.class), Values.words(ChannelType.class), ChannelType::find);
        Map<ChannelField, String> settings = new EnumMap<>(ChannelField.class);
        for (ChannelField field : ChannelField.values()) {
            Optional<String> value = setting(spec, field);
            if (type.filter(known -> known.has(field)).isPresent()) {
                value.ifPresent(given -> settings.put(field, given));
            } else if (type.isPresent() && spec.has(field.field())) {
                spec.problem(
                        field.field(),
                        "Expected a setting of a channel of type " + type.get().word()
                                + ", but that type has no such setting.");
            }
        }
        type.ifPresent(known -> Arrays.stream(ChannelField.values())
                .filter(known.required()::contains)
                .forEach(field -> spec.require(field.field(), field.description())));
        requireAllOfTheInbox(spec);
        return new Channel(type.orElse(ChannelType.CONSOLE), type.isPresent() ? settings : Map.of());
    }

    /** A mailbox that nobody reads would swallow answers, so either nothing is said of it, or all that it needs. */
    private static void requireAllOfTheInbox(Fields spec) {
        if (INBOX.stream().map(ChannelField::field).anyMatch(spec::has)) {
            INBOX_NEEDS.forEach(field -> spec.require(field.field(), field.description()));
        }
    }

    private static Optional<String> setting(Fields spec, ChannelField field) {
        String name = field.field();
        return switch (field.form()) {
            case TEXT -> spec.text(name);
            case PORT ->
                spec.integer(name, 1, LAST_PORT).stream()
                        .mapToObj(Integer::toString)
                        .findFirst();
            case SECURITY -> Values.word(spec, name, MailSecurity.class).map(Word::word);
            case REPLY_PATTERN ->
                spec.parsed(
                        name,
                        "a mail address such as onus+{token}@example.org, where a token of "
                                + ReplyPattern.TOKEN_CHARACTERS
                                + " characters fits into the 64 before the @",
                        List.of(),
                        ReplyPattern::find);
            case URL -> Values.url(spec, name);
            case SECRET -> Values.secret(spec, name).map(SecretRef::text);
        };
    }

    static Token token(Fields spec) {
        spec.require("hash", "the SHA-256 of the secret");
        Optional<String> hash = spec.parsed(
                "hash",
                "64 lower-case hex digits",
                List.of(),
                text -> Optional.of(text)
                        .filter(digits -> SHA_256.matcher(digits).matches()));
        Optional<String> person = spec.name("person");
        Optional<String> service = spec.name("service");
        if (person.isPresent() == service.isPresent()) {
            spec.problem(
                    "person",
                    "Expected either a person or a service, but got " + (person.isPresent() ? "both." : "none."));
        }
        List<String> scopes = spec.allParsed(
                "scopes",
                "one of " + String.join(", ", new TreeSet<>(Token.SCOPES)) + " or ingest:<source>",
                text -> List.copyOf(Token.SCOPES),
                text -> Optional.of(text).filter(Token::isScope));
        return new Token(
                hash.orElse(""),
                person,
                service,
                Set.copyOf(scopes),
                Values.instant(spec, "expiresAt"),
                spec.flag("revoked"));
    }
}
