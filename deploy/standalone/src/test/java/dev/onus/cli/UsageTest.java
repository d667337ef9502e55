package dev.onus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A word that only the server can judge is bad usage all the same; what a file or the case says is not. */
class UsageTest {
    private static final String CASE = "{\"id\":\"case-1\",\"version\":3,\"title\":\"Leak\",\"state\":\"open\"}";

    @RegisterExtension
    final VerbRun verbs = new VerbRun();

    @BeforeEach
    void start() {
        verbs.server.answer("GET /v1/cases/case-1", 200, CASE);
        verbs.server.answer("GET /v1/cases", 200, "{\"items\":[" + CASE + "]}");
    }

    @Test
    void shouldCallAWrongWordInAnOptionBadUsage() {
        verbs.server.answer("GET /v1/cases", 400, problem("\"field\":\"state\""));
        assertThat(verbs.run(new CasesCommand(), "--state", "sideways")).isEqualTo(ExitCode.BAD_USAGE);

        verbs.server.answer("GET /v1/on-call", 400, problem("\"field\":\"at\""));
        assertThat(verbs.run(new OnCallCommand(), "--at", "tomorrow")).isEqualTo(ExitCode.BAD_USAGE);
    }

    @Test
    void shouldKnowAFieldOfABodyByItsOption() {
        verbs.server.answer(
                "POST /v1/cases/case-1/resolve",
                400,
                problem("\"errors\":[{\"field\":\"expiresAt\",\"detail\":\"No.\"}]"));
        assertThat(verbs.run(new ResolveCommand(), "case-1", "--outcome", "risk-accepted", "--expires-at", "later"))
                .as(verbs.err())
                .isEqualTo(ExitCode.BAD_USAGE);

        verbs.server.answer("POST /v1/tokens", 422, problem("\"errors\":[{\"path\":\"scopes\",\"message\":\"No.\"}]"));
        assertThat(verbs.run(new TokenCommand.Create(), "ci", "--service", "ci", "--scope", "everything"))
                .isEqualTo(ExitCode.BAD_USAGE);
        assertThat(verbs.err()).contains("scopes: No.");
    }

    @Test
    void shouldCallEverythingElseRefused() {
        verbs.server.answer("POST /v1/cases/case-1/resolve", 400, problem("\"errors\":[{\"field\":\"version\"}]"));
        assertThat(resolve()).as("no option").isEqualTo(ExitCode.REFUSED);

        verbs.server.answer(
                "POST /v1/cases/case-1/resolve",
                400,
                problem("\"errors\":[{\"field\":\"version\"},{\"field\":\"outcome\"}]"));
        assertThat(resolve()).as("not only an option").isEqualTo(ExitCode.REFUSED);

        verbs.server.answer("POST /v1/cases/case-1/resolve", 409, problem("\"field\":\"outcome\""));
        assertThat(resolve()).as("understood, but not now").isEqualTo(ExitCode.REFUSED);

        verbs.server.answer("POST /v1/cases/case-1/resolve", 400, problem("\"current\":{}"));
        assertThat(resolve()).as("no field").isEqualTo(ExitCode.REFUSED);
    }

    private int resolve() {
        return verbs.run(new ResolveCommand(), "case-1", "--outcome", "contained");
    }

    private static String problem(String more) {
        return "{\"title\":\"The request cannot be understood\",\"detail\":\"Expected something else.\"," + more + "}";
    }
}
