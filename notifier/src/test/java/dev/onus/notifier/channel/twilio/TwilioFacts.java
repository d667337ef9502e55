package dev.onus.notifier.channel.twilio;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.util.EnumMap;
import java.util.Map;

/** What the registry says about somebody's telephone. */
final class TwilioFacts {
    static final String TELEPHONE = "+351912345678";
    static final String SENDER = "+15005550006";

    private TwilioFacts() {}

    static Channel record(ChannelType type, String tokenRef) {
        return Channel.of(type)
                .with(ChannelField.ACCOUNT, FakeTwilio.ACCOUNT)
                .with(ChannelField.TOKEN_REF, tokenRef)
                .with(ChannelField.FROM, SENDER);
    }

    static Channel without(String field, ChannelType type, String tokenRef) {
        Map<ChannelField, String> settings =
                new EnumMap<>(record(type, tokenRef).settings());
        settings.keySet().removeIf(setting -> setting.field().equals(field));
        return new Channel(type, settings);
    }

    static ContactFacts of(Channel record) {
        return new ContactFacts("ana", record, Contact.of("telephone").withAddress(TELEPHONE));
    }
}
