package dev.onus.registry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonDocumentTest {
    private static final Map<String, Object> MAIL = Map.of("channel", "email", "address", "ana@example.org");
    private static final Map<String, Object> CALL = Map.of("name", "call", "channel", "voice", "later", "kept");

    private final PersonDocument ana = new PersonDocument(Map.of(
            "kind",
            "Person",
            "spec",
            Map.of(
                    "displayName",
                    "Ana",
                    "contacts",
                    List.of(MAIL, CALL),
                    "rules",
                    Map.of("high", List.of(Map.of("contact", "email"), Map.of("contact", "call", "after", "PT5M"))))));

    @Test
    void shouldKeepWhatItDoesNotKnow() {
        PersonDocument changed = ana.withVerified("call", false).withTimeZone(Optional.of("Europe/Lisbon"));

        assertThat(spec(changed))
                .containsEntry("displayName", "Ana")
                .containsEntry("timeZone", "Europe/Lisbon")
                .containsEntry(
                        "contacts",
                        List.of(MAIL, Map.of("name", "call", "channel", "voice", "later", "kept", "unverified", true)));
        assertThat(changed.withVerified("call", true).withTimeZone(Optional.empty()))
                .isEqualTo(ana);
    }

    @Test
    void shouldMeanAContactWithoutANameByItsChannel() {
        assertThat(spec(ana.withoutContact("email"))).containsEntry("contacts", List.of(CALL));
        assertThat(spec(ana.withContactEarlier("call"))).containsEntry("contacts", List.of(CALL, MAIL));
        assertThat(ana.withContactEarlier("email")).isEqualTo(ana);
    }

    @Test
    void shouldDropTheRulesOfAContactThatGoesAndTheListThatIsEmptyThen() {
        PersonDocument without = ana.withoutContact("call");

        assertThat(spec(without)).containsEntry("rules", Map.of("high", List.of(Map.of("contact", "email"))));
        assertThat(spec(without.withoutContact("email"))).doesNotContainKey("rules");
    }

    @Test
    void shouldCountTheTriesOfEachCodeByItself() {
        CodeTries tries = new CodeTries();
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        for (int allowed = 0; allowed < CodeTries.MOST; allowed++) {
            assertThat(tries.mayTry("one", now)).isTrue();
        }

        assertThat(tries.mayTry("one", now)).isFalse();
        assertThat(tries.mayTry("another", now)).isTrue();
        assertThat(tries.mayTry("one", now.plus(ContactDesk.CODE_LASTS).plusSeconds(1)))
                .as("by then the code itself is over")
                .isTrue();
    }

    private static Map<String, Object> spec(PersonDocument document) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (document.content().get("spec") instanceof Map<?, ?> written) {
            written.forEach((field, value) -> spec.put(String.valueOf(field), value));
        }
        return spec;
    }
}
