package dev.onus.registry.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TwimlTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldLetNoTitleBecomeAnInstruction() {
        CallbackReply reply = Twiml.say("<Redirect>https://x.example</Redirect> & \"more\"\u0000\uFFFE");

        assertThat(reply)
                .isEqualTo(new CallbackReply.Xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>"
                        + "&lt;Redirect&gt;https://x.example&lt;/Redirect&gt; &amp; &quot;more&quot;"
                        + "</Say><Hangup/></Response>"));
    }

    @Test
    void shouldReplyToOneNumberOnlySoOften() {
        ReplyLimit limit = new ReplyLimit();
        for (int reply = 0; reply < ReplyLimit.MOST; reply++) {
            assertThat(limit.allows("+351912345678", NOON)).isTrue();
        }

        assertThat(limit.allows("+351912345678", NOON.plus(ReplyLimit.WITHIN))).isFalse();
        assertThat(limit.allows("+351912345679", NOON)).isTrue();
        assertThat(limit.allows("+351912345678", NOON.plus(ReplyLimit.WITHIN).plusSeconds(1)))
                .isTrue();
    }
}
