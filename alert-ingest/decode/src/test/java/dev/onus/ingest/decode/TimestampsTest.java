package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of time that was seen at a product. */
class TimestampsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-08-09T00:10:15Z                     | 2026-08-09T00:10:15Z
            2026-08-09T00:10:15.1Z                   | 2026-08-09T00:10:15.1Z
            2026-08-09T00:10:15.12+02:00             | 2026-08-08T22:10:15.12Z
            2026-08-09T00:10:15.1234567Z             | 2026-08-09T00:10:15.1234567Z
            2026-08-09T00:10:15.123456789Z           | 2026-08-09T00:10:15.123456789Z
            2026-08-09T00:10:15.123+0000             | 2026-08-09T00:10:15.123Z
            2026-08-09T00:10:15-0730                 | 2026-08-09T07:40:15Z
            2025-02-25 20:40:06.721                  | 2025-02-25T20:40:06.721Z
            2022-07-03 09:12:07.122000+00:00         | 2022-07-03T09:12:07.122Z
            2022-06-16 10:17:40 -0700 -0700          | 2022-06-16T17:17:40Z
            2022-06-16 10:17:40.5 +0000 UTC m=+0.01  | 2022-06-16T10:17:40.5Z
            2024-06-19 11:42:41 (UTC)                | 2024-06-19T11:42:41Z
            2024-06-19T11:42:41[Europe/Berlin]       | 2024-06-19T11:42:41Z
            2024-06-19T11:42:41Z, roughly            | 2024-06-19T11:42:41Z
            2024-06-19T11:42Z                        | 2024-06-19T11:42:00Z
            2016-12-31T23:59:60Z                     | 2016-12-31T23:59:59Z
            2024-06-19                               | 2024-06-19T00:00:00Z
            Jul 30, 2024 9:53:13 PM                  | 2024-07-30T21:53:13Z
            Jul 30, 2024 12:03:13 AM                 | 2024-07-30T00:03:13Z
            Mon Jul 5 12:54:43 2021 +0530            | 2021-07-05T07:24:43Z
            Mon Jul 05 12:54:43 UTC 2021             | 2021-07-05T12:54:43Z
            Sep 07 2018 14:50:39                     | 2018-09-07T14:50:39Z
            Sep 07 2018 14:50:39.250 EST             | 2018-09-07T19:50:39.25Z
            Sun, 06 Nov 1994 08:49:37 GMT            | 1994-11-06T08:49:37Z
            10/Oct/2020:13:55:36 -0700               | 2020-10-10T20:55:36Z
            10-19-2003                               | 2003-10-19T00:00:00Z
            1483557272                               | 2017-01-04T19:14:32Z
            1483557272.5                             | 2017-01-04T19:14:32.5Z
            1.483557272E9                            | 2017-01-04T19:14:32Z
            1483557272000                            | 2017-01-04T19:14:32Z
            1483557272000000                         | 2017-01-04T19:14:32Z
            1483557272000000000                      | 2017-01-04T19:14:32Z
            """)
    void shouldReadEveryShapeThatWasSeen(String text, String expected) {
        assertThat(Timestamps.read(text)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "null",
                "yesterday",
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59.9999999Z",
                "253402300799",
                "253402300799000",
                "0",
                "-1",
                "1e400",
                "1e",
                "2024-13-45T99:00:00Z",
                "Foo 12 2024 10:00:00",
                "Feb 30 2024 10:00:00",
                "Jan  4 11:14:32"
            })
    void shouldTakeWhatIsNoTimeForNone(String text) {
        assertThat(Timestamps.read(text)).isEmpty();
    }

    @Test
    void shouldReadATimeWithoutAZoneInTheZoneOfItsSource() {
        Optional<ZoneId> berlin = Timestamps.zone(Optional.of("Europe/Berlin"));

        assertThat(Timestamps.read("Sep 07 2018 14:50:39", berlin, Optional.empty()))
                .contains(Instant.parse("2018-09-07T12:50:39Z"));
        assertThat(Timestamps.read("2018-09-07T14:50:39Z", berlin, Optional.empty()))
                .contains(Instant.parse("2018-09-07T14:50:39Z"));
        assertThat(Timestamps.zone(Optional.of("Atlantis/Capital"))).isEmpty();
    }

    @Test
    void shouldGiveASyslogDateTheYearThatBringsItClosest() {
        Optional<Instant> newYear = Optional.of(Instant.parse("2027-01-01T00:00:30Z"));

        assertThat(Timestamps.read("Dec 31 23:59:58", Optional.empty(), newYear))
                .contains(Instant.parse("2026-12-31T23:59:58Z"));
        assertThat(Timestamps.read("Jan  1 00:00:02", Optional.empty(), newYear))
                .contains(Instant.parse("2027-01-01T00:00:02Z"));
        assertThat(Timestamps.read(
                        "Feb 29 10:00:00", Optional.empty(), Optional.of(Instant.parse("2026-03-01T00:00:00Z"))))
                .isEmpty();
        assertThat(Timestamps.read(
                        "Feb 29 10:00:00", Optional.empty(), Optional.of(Instant.parse("2028-03-01T00:00:00Z"))))
                .contains(Instant.parse("2028-02-29T10:00:00Z"));
    }

    @Test
    void shouldReadTheTimeOfProtobuf() throws IOException {
        assertThat(Timestamps.read(IntakeJson.MAPPER.readTree("{\"seconds\":1483557272,\"nanos\":500000000}")))
                .contains(Instant.parse("2017-01-04T19:14:32.5Z"));
        assertThat(Timestamps.read(IntakeJson.MAPPER.readTree("{\"seconds\":\"1483557272\"}")))
                .contains(Instant.parse("2017-01-04T19:14:32Z"));
        assertThat(Timestamps.read(IntakeJson.MAPPER.readTree("{\"seconds\":[]}")))
                .isEmpty();
    }
}
