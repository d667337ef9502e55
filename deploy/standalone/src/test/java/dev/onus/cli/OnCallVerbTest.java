package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnCallVerbTest {
    private static final String ANA = """
            {"schedule":"payments","at":"2026-11-21T18:00:00Z",
             "onCall":[{"person":"ana","layer":"base","until":"2026-11-23T09:00:00Z"}]}""";
    private static final String NOBODY = """
            {"schedule":"office","at":"2026-11-21T18:00:00Z","onCall":[]}""";

    @RegisterExtension
    final VerbRun verb = new VerbRun();

    @Test
    void shouldShowEverySchedule() {
        verb.server.answer("GET /v1/on-call", 200, "{\"items\":[" + ANA + "," + NOBODY + "]}");

        assertThat(verb.run(new OnCallCommand())).isEqualTo(ExitCode.DONE);
        assertThat(verb.out()).contains("SCHEDULE", "payments", "ana", "base", "2026-11-23T09:00:00Z");
        assertThat(verb.out()).as("a gap is said").containsPattern("office +nobody");
    }

    @Test
    void shouldShowOneScheduleAtAnotherTime() {
        verb.server.answer("GET /v1/schedules/office/on-call", 200, NOBODY);

        assertThat(verb.run(new OnCallCommand(), "office", "--at", "2026-11-21T18:00:00Z"))
                .isEqualTo(ExitCode.DONE);
        assertThat(verb.out()).contains("nobody");
    }

    @Test
    void shouldPrintWhatAProgramCanRead() {
        verb.server.answer("GET /v1/schedules/payments/on-call", 200, ANA);

        assertThat(verb.run(new OnCallCommand(), "payments", "-o", "json")).isEqualTo(ExitCode.DONE);
        assertThat(verb.printed().at("/onCall/0/person").asText()).isEqualTo("ana");
    }
}
