package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeopleSpecsTest {
    private final RecordReader reader = new RecordReader(UnknownFields.REFUSE);

    @Test
    void shouldReadAPersonsOwnRules() {
        Person person = person(Map.of(
                "timeZone",
                "Europe/Lisbon",
                "contacts",
                List.of(
                        Map.of("channel", "sms", "address", "+351912345678"),
                        Map.of("name", "phone", "channel", "voice", "address", "+351912345678"),
                        Map.of("channel", "email", "address", "ana@example.org", "unverified", true)),
                "rules",
                Map.of(
                        "high", List.of(Map.of("contact", "sms"), Map.of("contact", "phone", "after", "PT5M")),
                        "low", List.of(Map.of("contact", "email"))),
                "quietHours",
                List.of(Map.of("from", "22:00", "to", "07:00"))));

        assertThat(person.rules(Urgency.HIGH))
                .containsExactly(
                        new NotificationRule("sms", Duration.ZERO),
                        new NotificationRule("phone", Duration.ofMinutes(5)));
        assertThat(person.rules(Urgency.LOW)).containsExactly(new NotificationRule("email", Duration.ZERO));
        assertThat(person.usableContacts()).extracting(Contact::name).containsExactly("sms", "phone");
        assertThat(person.quietUntil(Instant.parse("2026-11-21T23:30:00Z")))
                .hasValue(Instant.parse("2026-11-22T07:00:00Z"));
        assertThat(person.quietUntil(Instant.parse("2026-11-22T07:00:00Z"))).isEmpty();
    }

    @Test
    void shouldSayWhichContactARuleCouldMean() {
        List<String> problems = problems(
                Kind.PERSON,
                Map.of(
                        "contacts",
                        List.of(Map.of("channel", "email", "address", "ana@example.org")),
                        "rules",
                        Map.of("high", List.of(Map.of("contact", "emial", "after", "-PT1M"))),
                        "quietHours",
                        List.of(Map.of("days", List.of(), "from", "22:00"))));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "spec.rules.high[0].contact: Expected the name of one of the contacts, but got 'emial'. Did you"
                                + " mean 'email'?",
                        "spec.rules.high[0].after: Expected a duration in ISO 8601 of at most 24 hours, for example"
                                + " PT5M, but got '-PT1M'.",
                        "spec.quietHours[0].to: Expected a time of day, for example \"07:00\", but it is missing.",
                        "spec.quietHours[0].days: Expected at least one day of the week, but got none.");
    }

    @Test
    void shouldKnowWhichSettingsAChannelHas() {
        List<String> problems = problems(
                Kind.CHANNEL, Map.of("type", "slack", "host", "mail.example.org", "url", "https://slack.test"));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "spec.tokenRef: Expected the vendor's token, but it is missing.",
                        "spec.host: Expected a setting of a channel of type slack, but that type has no such setting.");
    }

    @Test
    void shouldNotRepeatASecretThatWasWrittenInPlaceOfItsReference() {
        List<String> problems = problems(Kind.CHANNEL, Map.of("type", "slack", "tokenRef", "xoxb-1-secret"));

        assertThat(problems).singleElement().asString().doesNotContain("xoxb");
    }

    private Person person(Map<String, Object> spec) {
        return (Person) ((Reading.Read) read(Kind.PERSON, spec)).spec();
    }

    private List<String> problems(Kind kind, Map<String, Object> spec) {
        return ((Reading.Unreadable) read(kind, spec))
                .problems().stream().map(Problem::toString).toList();
    }

    private Reading read(Kind kind, Map<String, Object> spec) {
        return reader.read(Map.of("kind", kind.kindName(), "metadata", Map.of("name", "ana"), "spec", spec));
    }
}
