package dev.onus.registry.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.http.RegistryServer;
import dev.onus.registry.http.RegistryServer.Answer;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnCallOverHttpTest {
    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
        assertThat(server.apply("""
                apiVersion: onus.dev/v1
                kind: Person
                metadata: {name: oc-ana}
                spec: {contacts: [{channel: console}]}
                ---
                kind: Person
                metadata: {name: oc-bo}
                spec: {contacts: [{channel: console}]}
                """).status()).isEqualTo(200);
        assertThat(schedule("oc-primary", "").status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer schedule(String name, String overrides) {
        return server.apply("""
                apiVersion: onus.dev/v1
                kind: Schedule
                metadata: {name: %s}
                spec:
                  timeZone: Europe/Dublin
                  layers:
                    - name: base
                      participants: [[oc-ana], [oc-bo]]
                      rotation: {unit: week, anchor: 2030-01-07, handoff: {day: MON, time: "09:00"}}
                      restrictions: [{days: [MON, TUE, WED, THU, FRI], from: "09:00", to: "17:00"}]
                  overrides: [%s]
                """.formatted(name, overrides));
    }

    @Test
    void shouldSayWhoIsOnCallAndUntilWhen() {
        Answer answer = server.get("/v1/schedules/oc-primary/on-call?at=2030-01-08T10:00:00Z");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/schedule").asText()).isEqualTo("oc-primary");
        assertThat(answer.json().at("/at").asText()).isEqualTo("2030-01-08T10:00:00Z");
        assertThat(answer.json().at("/onCall")).hasSize(1);
        assertThat(answer.json().at("/onCall/0/person").asText()).isEqualTo("oc-ana");
        assertThat(answer.json().at("/onCall/0/layer").asText()).isEqualTo("base");
        assertThat(answer.json().at("/onCall/0/until").asText()).isEqualTo("2030-01-08T17:00:00Z");
    }

    @Test
    void shouldAnswerWithAnEmptyListWhereNobodyIsOnCall() {
        Answer answer = server.get("/v1/schedules/oc-primary/on-call?at=2030-01-12T10:00:00%2B00:00");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/onCall").isArray()).isTrue();
        assertThat(answer.json().at("/onCall")).isEmpty();
    }

    @Test
    void shouldAnswerForEveryScheduleAtOnce() {
        schedule("oc-second", "{from: 2030-01-08T00:00, to: 2030-01-09T00:00, with: oc-bo}");

        Answer answer = server.get("/v1/on-call?at=2030-01-08T10:00:00Z");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/items").findValuesAsText("schedule")).contains("oc-primary", "oc-second");
        assertThat(answer.body()).contains("\"layer\":\"override\"");
    }

    @Test
    void shouldAnswerForThePastByTheRecordAsItWasThen() {
        schedule("oc-changed", "");
        Instant before = Instant.now();
        while (!Instant.now().isAfter(before.plusMillis(2))) {
            Thread.onSpinWait();
        }
        schedule("oc-changed", "{from: 2020-01-01T00:00, to: 2099-01-01T00:00, with: oc-bo}");

        Answer now = server.get("/v1/schedules/oc-changed/on-call");
        Answer then = server.get("/v1/schedules/oc-changed/on-call?at=" + before);
        Answer never = server.get("/v1/schedules/oc-changed/on-call?at=2020-01-07T10:00:00Z");

        assertThat(now.body()).contains("oc-bo").contains("override");
        assertThat(then.body()).doesNotContain("override");
        assertThat(never.status()).isEqualTo(404);
        assertThat(never.body()).contains("2020-01-07T10:00:00Z");
    }

    @Test
    void shouldShowTheShiftsAndGapsOfAWindow() {
        Answer answer = server.get("/v1/schedules/oc-primary/shifts?from=2030-01-07T00:00:00Z&to=2030-01-09T00:00:00Z");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/timeZone").asText()).isEqualTo("Europe/Dublin");
        assertThat(answer.json().at("/shifts")).hasSize(2);
        assertThat(answer.json().at("/shifts/1/from").asText()).isEqualTo("2030-01-08T09:00:00Z");
        assertThat(answer.json().at("/gaps")).hasSize(3);
        assertThat(answer.json().at("/gaps/1/from").asText()).isEqualTo("2030-01-07T17:00:00Z");
        assertThat(answer.json().at("/gaps/1/until").asText()).isEqualTo("2030-01-08T09:00:00Z");
    }

    @Test
    void shouldRefuseMoreThanNinetyTwoDaysWhatIsNoTimeAndWhatDoesNotExist() {
        String path = "/v1/schedules/oc-primary/shifts?from=2030-01-01T00:00:00Z&to=";

        assertThat(server.get(path + "2030-04-03T00:00:00Z").status()).isEqualTo(200);
        assertThat(server.get(path + "2030-04-03T00:00:01Z").status()).isEqualTo(400);
        assertThat(server.get(path + "2030-01-01T00:00:00Z").status()).isEqualTo(400);
        assertThat(server.get("/v1/on-call?at=tomorrow").status()).isEqualTo(400);
        assertThat(server.get("/v1/schedules/oc-nowhere/on-call").status()).isEqualTo(404);
        assertThat(server.get("/v1/schedules/oc-nowhere/shifts").status()).isEqualTo(404);
        assertThat(server.get("/v1/on-call", null).status()).isEqualTo(401);
    }
}
