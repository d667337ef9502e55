package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownershipOf;
import static dev.onus.escalation.stream.Organisation.responseTo;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.escalation.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two issuers and what is reported of their identities, for the tests of storms (ESC-8). */
abstract class StormScenes {
    static final String ISSUER = "github:app:ci";
    static final String OTHER_ISSUER = "okta:oauth-app:hr";
    /** Longer than any case waits for word of a storm. */
    static final Duration PATIENCE = Limits.STORM_WORD.plusSeconds(1);

    @TempDir
    Path directory;

    StreamOnTestTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
        stream.ownUnder(ISSUER, ownershipOf(ISSUER, "platform", 1));
        stream.ownUnder(OTHER_ISSUER, ownershipOf(OTHER_ISSUER, "secops", 2));
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    void alerts(String issuer, int from, int to) {
        for (int number = from; number < to; number++) {
            String key = key(issuer, number);
            stream.ownUnder(key, child(issuer, key, number + 10));
            stream.alert(alertOf(key, key).build());
        }
    }

    static String key(String issuer, int number) {
        return "github:token:" + issuer.replace(':', '-') + "-" + number;
    }

    static Ownership child(String issuer, String key, long position) {
        return Ownership.newBuilder(ownershipOf(key, "payments", position))
                .setIssuer(issuer)
                .build();
    }

    void resolve(CaseState it, String outcome) {
        answer(it, "resolve", Map.of("outcome", outcome));
    }

    void contain(CaseState it) {
        answer(it, "contain", Map.of("credentialState", "inactive"));
    }

    void reopen(CaseState it) {
        answer(it, "reopen", Map.of());
    }

    private void answer(CaseState it, String action, Map<String, String> parameters) {
        String id = action + "-" + it.getVersion() + "-" + it.getId();
        Response usual = responseTo(it.getRoutingKey(), id, it.getId(), "ana", action);
        String person = it.getKind().equals("storm") ? "bo" : "ana";
        stream.respond(Response.newBuilder(usual)
                .setActor(Actor.newBuilder()
                        .setPerson(person)
                        .setScopes(List.of("admin"))
                        .build())
                .setParameters(parameters)
                .build());
    }

    List<String> paged() {
        return stream.events.stream()
                .filter(event -> event.getKind().equals("page-requested"))
                .map(event -> event.getPage().getPerson())
                .toList();
    }

    List<CaseState> children(String issuer) {
        String prefix = key(issuer, 0).substring(0, key(issuer, 0).length() - 1);
        return stream.cases.stream()
                .map(record -> record.value().getId())
                .distinct()
                .map(stream::state)
                .filter(state -> state.getRoutingKey().startsWith(prefix)
                        && state.getKind().equals("alert"))
                .toList();
    }

    /** The newest of the issuer. */
    CaseState storm(String issuer) {
        return stream.cases.stream()
                .filter(record -> record.value().getKind().equals("storm")
                        && record.value().getRoutingKey().equals(issuer))
                .map(record -> stream.state(record.value().getId()))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("Expected a storm of " + issuer + ", but there is none."));
    }

    List<String> kindsOfCases() {
        return stream.opened().stream().map(EscalationEvent::getCaseKind).toList();
    }
}
