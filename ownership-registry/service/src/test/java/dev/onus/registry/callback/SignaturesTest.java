package dev.onus.registry.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.client.signature.PagerDutySignature;
import dev.onus.registry.client.signature.SignatureCheck;
import dev.onus.registry.client.signature.SlackSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each scheme against what its vendor has published. */
class SignaturesTest {
    private static final String SLACK_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant SLACK_TIME = Instant.ofEpochSecond(1_531_420_618L);
    private static final String SLACK_SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final byte[] SLACK_BODY =
            bytes("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                    + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
                    + ".803a0bc887a14d10d2c447fce8b6703c");

    private static final String TWILIO_URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String TWILIO_SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private static final String PAGERDUTY_SECRET = "lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itBAYzwU0TARw8lJqRnkKl2iB1anSb0Z+IK";
    private static final String PAGERDUTY_SIGNATURE =
            "v1=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd";

    @Test
    void shouldKnowSlacksOwnExample() {
        assertThat(slack(SLACK_BODY, SLACK_SIGNATURE, SLACK_TIME)).isEqualTo(SignatureCheck.GOOD);
        assertThat(slack(bytes("payload=other"), SLACK_SIGNATURE, SLACK_TIME)).isEqualTo(SignatureCheck.WRONG);
        assertThat(SlackSignature.check(SLACK_BODY, Optional.empty(), Optional.empty(), SLACK_SECRET, SLACK_TIME))
                .isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void shouldTakeFromSlackOnlyWhatIsFiveMinutesOldAtMost() {
        Duration window = SlackSignature.WINDOW;
        assertThat(slack(SLACK_BODY, SLACK_SIGNATURE, SLACK_TIME.plus(window))).isEqualTo(SignatureCheck.GOOD);
        assertThat(slack(SLACK_BODY, SLACK_SIGNATURE, SLACK_TIME.plus(window).plusSeconds(1)))
                .isEqualTo(SignatureCheck.STALE);
        assertThat(slack(SLACK_BODY, SLACK_SIGNATURE, SLACK_TIME.minus(window).minusSeconds(1)))
                .as("a time ahead of ours is no better")
                .isEqualTo(SignatureCheck.STALE);
    }

    @Test
    void shouldKnowTwiliosOwnExampleInWhateverOrderTheFieldsCome() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("To", List.of("+18005551212"));
        fields.put("Digits", List.of("1234"));
        fields.put("From", List.of("+14158675309"));
        fields.put("Caller", List.of("+14158675309"));
        fields.put("CallSid", List.of("CA1234567890ABCDE"));

        assertThat(twilio(TWILIO_URL, fields)).isEqualTo(SignatureCheck.GOOD);
        assertThat(twilio("https://mycompany.com/myapp.php?foo=1&bar=3", fields))
                .isEqualTo(SignatureCheck.WRONG);
        fields.put("Digits", List.of("4"));
        assertThat(twilio(TWILIO_URL, fields)).isEqualTo(SignatureCheck.WRONG);
        assertThat(TwilioSignature.check(TWILIO_URL, fields, Optional.empty(), "12345"))
                .isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void shouldKnowPagerDutysOwnExampleAmongSeveralSignatures() {
        byte[] body = bytes(PAGERDUTY_BODY);
        String wrong = "v1=7020c8a7ec668a9b7012bc3dd82e483394b038f4230acc6785efbf2a7d8bcaf5";

        assertThat(pagerDuty(body, PAGERDUTY_SIGNATURE)).isEqualTo(SignatureCheck.GOOD);
        assertThat(pagerDuty(body, wrong)).isEqualTo(SignatureCheck.WRONG);
        assertThat(pagerDuty(body, wrong + "," + PAGERDUTY_SIGNATURE))
                .as("while the secret is changed")
                .isEqualTo(SignatureCheck.GOOD);
        assertThat(pagerDuty(body, PAGERDUTY_SIGNATURE.replace("v1=", "v2="))).isEqualTo(SignatureCheck.WRONG);
        assertThat(PagerDutySignature.check(body, Optional.empty(), PAGERDUTY_SECRET))
                .isEqualTo(SignatureCheck.MISSING);
    }

    @Test
    void shouldKnowATicketSystemByItsSignatureOrByTheSecret() {
        byte[] body = bytes("Hello, World!");
        String secret = "It's a Secret to Everybody";
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

        assertThat(shared(body, Map.of("X-Hub-Signature", signature), secret)).isEqualTo(SignatureCheck.GOOD);
        assertThat(shared(body, Map.of("X-Hub-Signature-256", signature), secret))
                .isEqualTo(SignatureCheck.GOOD);
        assertThat(shared(bytes("Hello"), Map.of("X-Hub-Signature", signature), secret))
                .isEqualTo(SignatureCheck.WRONG);
        assertThat(shared(body, Map.of("Authorization", "Bearer " + secret), secret))
                .isEqualTo(SignatureCheck.GOOD);
        assertThat(shared(body, Map.of("Authorization", "Bearer guess"), secret))
                .isEqualTo(SignatureCheck.WRONG);
        assertThat(shared(body, Map.of(), secret)).isEqualTo(SignatureCheck.MISSING);
        assertThat(shared(body, Map.of("X-Hub-Signature", "sha256=0", "Authorization", "Bearer " + secret), secret))
                .as("a wrong signature is not made good by anything else")
                .isEqualTo(SignatureCheck.WRONG);
    }

    private static SignatureCheck slack(byte[] body, String signature, Instant now) {
        return SlackSignature.check(
                body,
                Optional.of(Long.toString(SLACK_TIME.getEpochSecond())),
                Optional.of(signature),
                SLACK_SECRET,
                now);
    }

    private static SignatureCheck twilio(String url, Map<String, List<String>> fields) {
        return TwilioSignature.check(url, fields, Optional.of(TWILIO_SIGNATURE), "12345");
    }

    private static SignatureCheck pagerDuty(byte[] body, String signatures) {
        return PagerDutySignature.check(body, Optional.of(signatures), PAGERDUTY_SECRET);
    }

    private static SignatureCheck shared(byte[] body, Map<String, String> headers, String secret) {
        return SharedSecret.check(body, header -> Optional.ofNullable(headers.get(header)), secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** From the tests of PagerDuty's own client for Go. */
    private static final String PAGERDUTY_BODY = """
        {"event":{"id":"01BWDWL3NYY7LUFPZCC28QUCMK","event_type":"incident.priority_updated",\
        "resource_type":"incident","occurred_at":"2021-04-26T17:36:27.458Z",\
        "agent":{"html_url":"https://acme.pagerduty.com/users/PLH1HKV","id":"PLH1HKV",\
        "self":"https://api.pagerduty.com/users/PLH1HKV","summary":"Tenex Engineer","type":"user_reference"},\
        "client":null,"data":{"id":"PGR0VU2","type":"incident",\
        "self":"https://api.pagerduty.com/incidents/PGR0VU2",\
        "html_url":"https://acme.pagerduty.com/incidents/PGR0VU2","number":2,"status":"triggered",\
        "title":"A little bump in the road","service":{"html_url":"https://acme.pagerduty.com/services/PF9KMXH",\
        "id":"PF9KMXH","self":"https://api.pagerduty.com/services/PF9KMXH","summary":"API Service",\
        "type":"service_reference"},"assignees":[{"html_url":"https://acme.pagerduty.com/users/PTUXL6G",\
        "id":"PTUXL6G","self":"https://api.pagerduty.com/users/PTUXL6G","summary":"User 123",\
        "type":"user_reference"}],"escalation_policy":{\
        "html_url":"https://acme.pagerduty.com/escalation_policies/PUS0KTE","id":"PUS0KTE",\
        "self":"https://api.pagerduty.com/escalation_policies/PUS0KTE","summary":"Default",\
        "type":"escalation_policy_reference"},"teams":[{"html_url":"https://acme.pagerduty.com/teams/PFCVPS0",\
        "id":"PFCVPS0","self":"https://api.pagerduty.com/teams/PFCVPS0","summary":"Engineering",\
        "type":"team_reference"}],"priority":{\
        "html_url":"https://acme.pagerduty.com/account/incident_priorities","id":"PSO75BM",\
        "self":"https://api.pagerduty.com/priorities/PSO75BM","summary":"P1","type":"priority_reference"},\
        "urgency":"high","conference_bridge":{"conference_number":1000,"conference_url":"https://example.com"},\
        "resolve_reason":null}}}\
        """;
}
