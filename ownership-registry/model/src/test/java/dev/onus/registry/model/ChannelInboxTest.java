package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailbox of an e-mail channel, in which replies arrive. */
class ChannelInboxTest {
    private static final Map<String, Object> WHOLE = Map.of(
            "type", "smtp",
            "host", "mail.example.org",
            "from", "onus@example.org",
            "replyTo", "onus+{token}@example.org",
            "inboxHost", "imap.example.org",
            "inboxUsername", "onus",
            "inboxPasswordRef", "env:INBOX");

    @Test
    void shouldReadAWholeOne() {
        assertThat(problems(WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replyTo", "inboxHost", "inboxUsername", "inboxPasswordRef"})
    void shouldSayWhatIsMissing(String field) {
        Map<String, Object> less = new HashMap<>(WHOLE);
        less.remove(field);

        assertThat(problems(less))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).endsWith(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onus",
                "onus@",
                "onus@{token}.example.org",
                "{token}{token}@example.org",
                "a-name-that-is-too-long+{token}@example.org",
                "on us@example.org",
                "a@b, c@d"
            })
    void shouldRefuseAnAddressThatNoReplyWouldReach(String replyTo) {
        Map<String, Object> wrong = new HashMap<>(WHOLE);
        wrong.put("replyTo", replyTo);

        assertThat(problems(wrong)).isNotEmpty();
    }

    @Test
    void shouldTakeAnAddressWithoutAPlaceForTheToken() {
        Map<String, Object> plain = new HashMap<>(WHOLE);
        plain.put("replyTo", "onus@example.org");

        assertThat(problems(plain)).isEmpty();
    }

    private static List<Problem> problems(Map<String, Object> spec) {
        Reading reading = new RecordReader(UnknownFields.REFUSE)
                .read(Kind.CHANNEL, Map.of("metadata", Map.of("name", "post"), "spec", spec));
        return reading instanceof Reading.Unreadable unreadable ? unreadable.problems() : List.of();
    }
}
