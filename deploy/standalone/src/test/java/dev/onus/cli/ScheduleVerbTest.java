package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ScheduleVerbTest {
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @RegisterExtension
    final VerbRun verb = new VerbRun();

    @Test
    void shouldWriteTheCalendarAsItCame() throws IOException {
        verb.server.answer("GET /v1/schedules/payments/calendar.ics", 200, CALENDAR);
        Path file = folder.resolve("out.ics");

        assertThat(verb.run(new ScheduleCommand.Export(), "payments", "-f", file.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(file)).isEqualTo(CALENDAR);
    }

    @Test
    void shouldSendACalendarAndShowWhatItCameTo() throws IOException {
        verb.server.answer("POST /v1/schedules/payments/import", 200, """
                {"written":[{"from":"2026-11-24T10:00","to":"2026-11-24T12:00","with":"bo","reason":"calendar x: bo"}],
                 "removed":3}""");
        Path file = Files.writeString(folder.resolve("in.ics"), CALENDAR);

        assertThat(verb.run(new ScheduleCommand.Import(), "payments", "-f", file.toString(), "--dry-run"))
                .isEqualTo(ExitCode.DONE);
        assertThat(verb.server.bodyOf("POST /v1/schedules/payments/import")).isEqualTo(CALENDAR);
        assertThat(verb.out()).contains("bo", "calendar x: bo", "Would write 1 overrides in the place of 3.");
    }

    @Test
    void shouldSayEveryProblemOfACalendarWithItsLine() throws IOException {
        verb.server.answer("POST /v1/schedules/payments/import", 422, """
                {"title":"The documents are not valid","detail":"Event x: names nobody","errors":
                 [{"line":7,"column":1,"path":"x","message":"Event x: 'a party' names nobody."}]}""");
        Path file = Files.writeString(folder.resolve("in.ics"), CALENDAR);

        assertThat(verb.run(new ScheduleCommand.Import(), "payments", "-f", file.toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(verb.err()).contains("7", "a party");
    }
}
