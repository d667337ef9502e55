package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a channel is technically: which settings it has, and what a contact must say to be reached there. */
public enum ChannelType implements Word {
    CONSOLE("console", ContactForm.NOTHING, Noise.QUIET, Set.of(), Set.of()),
    WEBHOOK(
            "webhook",
            ContactForm.URL,
            Noise.QUIET,
            Set.of(),
            EnumSet.of(ChannelField.URL, ChannelField.URL_REF, ChannelField.SECRET_REF)),
    SMTP(
            "email",
            ContactForm.MAIL,
            Noise.QUIET,
            EnumSet.of(ChannelField.HOST, ChannelField.FROM),
            EnumSet.of(
                    ChannelField.PORT,
                    ChannelField.SECURITY,
                    ChannelField.USERNAME,
                    ChannelField.PASSWORD_REF,
                    ChannelField.REPLY_TO,
                    ChannelField.INBOX_HOST,
                    ChannelField.INBOX_PORT,
                    ChannelField.INBOX_SECURITY,
                    ChannelField.INBOX_USERNAME,
                    ChannelField.INBOX_PASSWORD_REF)),
    /** Slack's bot: chat.postMessage, with buttons. The contact's address is a user's or a conversation's id. */
    SLACK(
            "slack",
            ContactForm.NAME,
            Noise.LOUD,
            EnumSet.of(ChannelField.TOKEN_REF),
            EnumSet.of(ChannelField.URL, ChannelField.SIGNING_SECRET_REF)),
    SLACK_WEBHOOK(
            "slack-webhook", ContactForm.URL, Noise.LOUD, Set.of(), EnumSet.of(ChannelField.URL, ChannelField.URL_REF)),
    /** Microsoft Teams, through a workflow of Power Automate. */
    TEAMS("teams", ContactForm.URL, Noise.LOUD, Set.of(), EnumSet.of(ChannelField.URL, ChannelField.URL_REF)),
    /** PagerDuty's Events API v2; the secret is the integration's routing key. */
    PAGERDUTY(
            "pagerduty",
            ContactForm.NOTHING,
            Noise.LOUD,
            Set.of(),
            EnumSet.of(ChannelField.URL, ChannelField.SECRET_REF, ChannelField.SIGNING_SECRET_REF)),
    TWILIO_SMS(
            "sms",
            ContactForm.TELEPHONE,
            Noise.LOUD,
            EnumSet.of(ChannelField.ACCOUNT, ChannelField.TOKEN_REF, ChannelField.FROM),
            EnumSet.of(ChannelField.URL)),
    TWILIO_VOICE(
            "voice",
            ContactForm.TELEPHONE,
            Noise.LOUD,
            EnumSet.of(ChannelField.ACCOUNT, ChannelField.TOKEN_REF, ChannelField.FROM),
            EnumSet.of(ChannelField.URL)),
    /** A push message; the contact's address is the topic. */
    NTFY("ntfy", ContactForm.NAME, Noise.LOUD, Set.of(), EnumSet.of(ChannelField.URL, ChannelField.TOKEN_REF)),
    JIRA(
            "jira",
            ContactForm.NOTHING,
            Noise.QUIET,
            EnumSet.of(ChannelField.URL, ChannelField.TOKEN_REF, ChannelField.PROJECT),
            EnumSet.of(ChannelField.USERNAME, ChannelField.ISSUE_TYPE, ChannelField.SIGNING_SECRET_REF)),
    SERVICENOW(
            "servicenow",
            ContactForm.NOTHING,
            Noise.QUIET,
            EnumSet.of(ChannelField.URL, ChannelField.USERNAME, ChannelField.PASSWORD_REF),
            EnumSet.of(ChannelField.TABLE, ChannelField.SIGNING_SECRET_REF));

    /** What a contact must say. */
    public enum ContactForm {
        /** The channel leads to one place, or to the person by name. */
        NOTHING,
        /** An address to post to: the contact's own, else the channel's. */
        URL,
        MAIL,
        /** A number in the form of E.164, for example +351912345678. */
        TELEPHONE,
        /** What the vendor calls the place: a user, a conversation, a topic. */
        NAME
    }

    private enum Noise {
        QUIET,
        LOUD
    }

    private final String builtInName;
    private final ContactForm contactForm;
    private final Noise noise;
    private final Set<ChannelField> required;
    private final Set<ChannelField> optional;

    ChannelType(
            String builtInName,
            ContactForm contactForm,
            Noise noise,
            Set<ChannelField> required,
            Set<ChannelField> optional) {
        this.builtInName = builtInName;
        this.contactForm = contactForm;
        this.noise = noise;
        this.required = Set.copyOf(required);
        this.optional = Set.copyOf(optional);
    }

    /** The name under which a contact can use this type without a Channel record, where it needs no settings. */
    public String builtInName() {
        return builtInName;
    }

    public ContactForm contactForm() {
        return contactForm;
    }

    /** Whether it lets people sleep: what is not urgent goes there in quiet hours too. */
    public boolean isQuiet() {
        return noise == Noise.QUIET;
    }

    /** Whether it has people, rules and clocks of its own, and goes on calling until it hears that somebody has it. */
    public boolean escalatesByItself() {
        return this == PAGERDUTY;
    }

    public Set<ChannelField> required() {
        return required;
    }

    /** Whether a channel of this type has such a setting. */
    public boolean has(ChannelField field) {
        return required.contains(field) || optional.contains(field);
    }

    /** As written in {@code type:}; {@code email} is another word for {@code smtp}. */
    public static Optional<ChannelType> find(String text) {
        return Word.find(ChannelType.class, text)
                .or(() -> Optional.of(SMTP).filter(smtp -> text.strip().equals(smtp.builtInName)));
    }

    /** The type that a contact means by a name for which there is no Channel record. */
    public static Optional<ChannelType> builtIn(String channelName) {
        for (ChannelType type : EnumSet.of(CONSOLE, WEBHOOK, SMTP, SLACK_WEBHOOK, TEAMS, NTFY)) {
            if (type.builtInName.equals(channelName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
