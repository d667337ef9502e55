package dev.onus.notifier.channel.twilio;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;
import java.util.regex.Pattern;

/**
 * Which account at Twilio sends, and to which telephone.
 *
 * @param base Twilio's own address unless the channel has another
 * @param channel the Channel record's name, which callbacks carry
 * @param from a telephone number; for text messages also the id of a messaging service
 */
record TwilioSettings(WebAddress base, String channel, String account, SecretRef token, String from, String to) {
    private static final String USUAL_ADDRESS = "https://api.twilio.com";
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern MESSAGING_SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final int VISIBLE_AT_THE_BEGINNING = 3;
    private static final int VISIBLE_AT_THE_END = 2;

    /** @throws IllegalArgumentException saying what is missing */
    static TwilioSettings of(ContactFacts facts) {
        Channel channel = facts.channel();
        String account =
                channel.text(ChannelField.ACCOUNT).orElseThrow(() -> ContactFacts.missing("account", "the channel"));
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException(
                    "Expected an account of AC and 32 hexadecimal digits in the channel, but got '" + account + "'.");
        }
        return new TwilioSettings(
                WebAddress.base(facts, USUAL_ADDRESS),
                facts.contact().channel(),
                account,
                channel.secret(ChannelField.TOKEN_REF)
                        .orElseThrow(() -> ContactFacts.missing("tokenRef", "the channel")),
                channel.text(ChannelField.FROM).orElseThrow(() -> ContactFacts.missing("from", "the channel")),
                facts.contact().address().orElseThrow(() -> ContactFacts.missing("address", "the contact")));
    }

    /** Calls come from a number. */
    TwilioSettings thatCanCall() {
        if (isMessagingService()) {
            throw new IllegalArgumentException(
                    "Expected a telephone number in from of the channel, but got a messaging service,"
                            + " which cannot call.");
        }
        return this;
    }

    boolean isMessagingService() {
        return MESSAGING_SERVICE.matcher(from).matches();
    }

    /** Where the account's resources lie. */
    String path(String resource) {
        return "/2010-04-01/Accounts/" + account + "/" + resource;
    }

    /** The country and the last digits: enough to see that it is the right one. */
    String shortened() {
        return to.length() <= VISIBLE_AT_THE_BEGINNING + VISIBLE_AT_THE_END
                ? "telephone"
                : to.substring(0, VISIBLE_AT_THE_BEGINNING) + "…" + to.substring(to.length() - VISIBLE_AT_THE_END);
    }
}
