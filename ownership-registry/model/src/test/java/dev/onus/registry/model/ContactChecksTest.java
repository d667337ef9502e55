package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactChecksTest {
    private final Given given = Given.firstRecords();

    @Test
    void shouldCheckThatAContactCarriesWhatItsChannelNeeds() {
        given.with(
                        Kind.CHANNEL,
                        "mail",
                        Map.of("type", "smtp", "host", "127.0.0.1", "port", 2525, "from", "onus@example.org"))
                .with(
                        Kind.PERSON,
                        "ana",
                        Map.of(
                                "contacts",
                                List.of(
                                        Map.of("channel", "webhook", "url", "http://127.0.0.1:9900/ana"),
                                        Map.of("channel", "console"),
                                        Map.of("channel", "mail", "address", "ana@example.org"),
                                        Map.of("channel", "email", "address", "ana@example.org"),
                                        Map.of("channel", "webhook"),
                                        Map.of("channel", "mail"),
                                        Map.of("channel", "webhok"))));

        assertThat(check(new RecordKey(Kind.PERSON, "ana")))
                .containsExactly(
                        "Person/ana spec.contacts[4].url: Expected an address to post to for a channel of type webhook, but it is"
                                + " missing.",
                        "Person/ana spec.contacts[5].address: Expected an e-mail address, but it is missing.",
                        "Person/ana spec.contacts[6].channel: Expected a built-in channel or the name of a Channel that"
                                + " exists, but got 'webhok'. Did you mean 'webhook'?");
    }

    @Test
    void shouldCheckThatAnAddressHasTheFormThatItsChannelAsksFor() {
        given.with(
                        Kind.CHANNEL,
                        "sms",
                        Map.of(
                                "type",
                                "twilio-sms",
                                "account",
                                "AC1",
                                "tokenRef",
                                "env:TWILIO",
                                "from",
                                "+15005550006"))
                .with(
                        Kind.PERSON,
                        "ana",
                        Map.of(
                                "contacts",
                                List.of(
                                        Map.of("channel", "sms", "address", "+351912345678"),
                                        Map.of("channel", "sms", "address", "0912 345 678"),
                                        Map.of("channel", "email", "address", "ana at example"),
                                        Map.of("channel", "ntfy"))));

        assertThat(check(new RecordKey(Kind.PERSON, "ana")))
                .containsExactly(
                        "Person/ana spec.contacts[1].address: Expected a telephone number, for example +351912345678,"
                                + " but got '0912 345 678'.",
                        "Person/ana spec.contacts[2].address: Expected an e-mail address, but got 'ana at example'.",
                        "Person/ana spec.contacts[3].address: Expected what a channel of type ntfy calls the place,"
                                + " but it is missing.");
    }

    @Test
    void shouldCheckThatARuleMeansOneContact() {
        given.with(
                Kind.PERSON,
                "ana",
                Map.of(
                        "contacts",
                        List.of(Map.of("channel", "console"), Map.of("channel", "console")),
                        "rules",
                        Map.of("high", List.of(Map.of("contact", "console")))));

        assertThat(check(new RecordKey(Kind.PERSON, "ana")))
                .containsExactly("Person/ana spec.contacts[1].name: Expected names that tell the contacts apart, but a"
                        + " rule means 'console' and several have that name.");
    }

    @Test
    void shouldWarnWhenNoContactWasVerified() {
        given.with(Kind.PERSON, "ana", Map.of("contacts", List.of(Map.of("channel", "console", "unverified", true))));

        assertThat(warnings(new RecordKey(Kind.PERSON, "ana")))
                .containsExactly(
                        "Person/ana spec.contacts: Person/ana has no verified contact, so nobody can be paged there.");
    }

    @Test
    void shouldWarnWhenThereIsNoMailServer() {
        given.with(
                Kind.PERSON,
                "ana",
                Map.of("contacts", List.of(Map.of("channel", "email", "address", "ana@example.org"))));

        assertThat(warnings(new RecordKey(Kind.PERSON, "ana")))
                .singleElement()
                .asString()
                .contains("There is no Channel of type smtp");
    }

    private List<String> check(RecordKey changed) {
        return texts(true, changed);
    }

    private List<String> warnings(RecordKey changed) {
        return texts(false, changed);
    }

    private List<String> texts(boolean problems, RecordKey changed) {
        return Validation.check(given.directory(), IdentityBook.empty(), List.of(changed)).stream()
                .filter(finding -> finding.isProblem() == problems)
                .map(Finding::toString)
                .toList();
    }
}
