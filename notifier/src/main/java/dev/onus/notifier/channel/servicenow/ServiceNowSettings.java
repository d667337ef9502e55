package dev.onus.notifier.channel.servicenow;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;
import java.util.regex.Pattern;

/**
 * Which instance takes the tickets, and in which table.
 *
 * @param table {@code incident} where none is written; {@code em_event} is the inbox of event management
 */
record ServiceNowSettings(WebAddress base, String table, String username, SecretRef password) {
    private static final String INCIDENTS = "incident";
    private static final String EVENTS = "em_event";
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    /** @throws IllegalArgumentException saying what is missing */
    static ServiceNowSettings of(ContactFacts facts) {
        Channel channel = facts.channel();
        String table = channel.text(ChannelField.TABLE).orElse(INCIDENTS);
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "Expected a table's name of small letters, digits and underscores in the channel, but got '" + table
                            + "'.");
        }
        return new ServiceNowSettings(
                WebAddress.parse(
                        channel.text(ChannelField.URL).orElseThrow(() -> ContactFacts.missing("url", "the channel"))),
                table,
                channel.text(ChannelField.USERNAME).orElseThrow(() -> ContactFacts.missing("username", "the channel")),
                channel.secret(ChannelField.PASSWORD_REF)
                        .orElseThrow(() -> ContactFacts.missing("passwordRef", "the channel")));
    }

    boolean takesEvents() {
        return table.equals(EVENTS);
    }

    boolean takesIncidents() {
        return table.equals(INCIDENTS);
    }

    /** The place, as people know it. */
    String shown() {
        return base.shown() + " " + table;
    }
}
