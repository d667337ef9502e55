package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A remarkable time is read as it is, and the alert says what is remarkable of it. */
class TimeReadingTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    private static final String BODY =
            "{\"title\":\"t\",\"identityId\":\"github:token:1\",\"dedupKey\":\"1\",\"occurredAt\":\"%s\"}";

    @ParameterizedTest
    @CsvSource({
        "2026-11-21 11:59:00, 2026-11-21T11:59:00Z, no-zone",
        "2026-11-21T11:59:00.123456, 2026-11-21T11:59:00.123456Z, no-zone",
        "'Sep 07 2026 14:50:39', 2026-09-07T14:50:39Z, no-zone",
        "2026-11-21T11:59:00Z, 2026-11-21T11:59:00Z, ",
        "2026-11-21 13:59:00+0200, 2026-11-21T11:59:00Z, ",
        "1795262340, 2026-11-21T11:59:00Z, ",
        "2026-11-21T12:10:00Z, 2026-11-21T12:10:00Z, ",
        "2026-11-21T12:10:00.001Z, 2026-11-21T12:10:00.001Z, future",
        "2031-01-01T00:00:00Z, 2031-01-01T00:00:00Z, future",
        "2031-01-01 00:00:00, 2031-01-01T00:00:00Z, 'no-zone, future'",
        "2024-11-21T12:00:00Z, 2024-11-21T12:00:00Z, ",
        "2024-11-21T11:59:59Z, 2024-11-21T11:59:59Z, old",
        "1997-06-01, 1997-06-01T00:00:00Z, 'no-zone, old'"
    })
    void shouldSayWhatIsRemarkableOfATimeAndLeaveIt(String said, Instant read, String remark) {
        Alert alert = decoded(BODY.formatted(said), Map.of(), Optional.of(RECEIVED));

        assertThat(alert.occurredAt()).contains(read);
        assertThat(Optional.ofNullable(alert.attributes().get("onus.time"))).isEqualTo(Optional.ofNullable(remark));
        assertThat(alert.warnings()).hasSize(remark == null ? 0 : remark.split(", ").length);
    }

    @Test
    void shouldReadATimeWithoutAZoneInThatOfItsSourceWhateverTheFormat() {
        Alert alert =
                decoded(BODY.formatted("2026-07-21 11:59:00"), Map.of("zone", "Europe/Berlin"), Optional.of(RECEIVED));

        assertThat(alert.occurredAt()).contains(Instant.parse("2026-07-21T09:59:00Z"));
        assertThat(alert.attributes()).doesNotContainKey("onus.time");
    }

    @Test
    void shouldKnowThatPantherHasMadeAllTimesUtc() {
        String stored = BODY.formatted("2026-07-21 11:59:00").replace("{", "{\"p_log_type\":\"Custom.A\",");
        Alert alert = decoded(stored, Map.of("zone", "Europe/Berlin"), Optional.of(RECEIVED));

        assertThat(alert.occurredAt()).contains(Instant.parse("2026-07-21T11:59:00Z"));
        assertThat(alert.attributes()).doesNotContainKey("onus.time");
    }

    @Test
    void shouldTakeAZoneThatIsNoneForNoZone() {
        Alert alert = decoded(BODY.formatted("2026-11-21 11:59:00"), Map.of("zone", "Atlantis"), Optional.of(RECEIVED));

        assertThat(alert.occurredAt()).contains(Instant.parse("2026-11-21T11:59:00Z"));
        assertThat(alert.attributes()).containsEntry("onus.time", "no-zone");
    }

    @Test
    void shouldCallNothingFarWhenNobodyKnowsWhenItWasReceived() {
        Alert alert = decoded(BODY.formatted("2031-01-01T00:00:00Z"), Map.of(), Optional.empty());

        assertThat(alert.attributes()).isEmpty();
    }

    @Test
    void shouldSayItOfATimeThatStandsInsideAnotherProductsAlert() {
        String finding = new String(Examples.bytes("guardduty-role-session.api.json"), StandardCharsets.UTF_8)
                .replaceAll("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)Z", "$1 $2");
        String body = IntakeJson.MAPPER
                .createObjectNode()
                .put("message", finding)
                .put("host", "shipper")
                .toString();

        assertThat(decoded(body, Map.of(), Optional.empty()).attributes()).containsEntry("onus.time", "no-zone");
    }

    @Test
    void shouldAllowClocksToDifferAndFindingsToBeOld() {
        assertThat(TimeReading.AHEAD).isEqualTo(Duration.ofMinutes(10));
        assertThat(TimeReading.HORIZON).isGreaterThan(Duration.ofDays(365));
    }

    private static Alert decoded(String body, Map<String, String> context, Optional<Instant> received) {
        SourceOptions options = new SourceOptions(
                Submission.DETECT, Optional.empty(), List.of(), Map.of(), Optional.empty(), false, context);
        return Examples.only(new Decoder(Examples.DIGEST)
                .decode(
                        new Submission(body.getBytes(StandardCharsets.UTF_8), "s", options, Map.of(), "d-1", 0),
                        received));
    }
}
