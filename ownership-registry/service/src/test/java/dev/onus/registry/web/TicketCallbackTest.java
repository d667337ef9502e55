package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onus.contracts.Response;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a case's incident in PagerDuty and to its ticket in Jira or ServiceNow. */
class TicketCallbackTest {
    private static CallbackWorld world;

    @BeforeAll
    static void start(@TempDir Path directory) {
        world = CallbackWorld.start(directory);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void shouldAcknowledgeByWhomPagerDutyNamesAndOnlyOnceForOneEvent() {
        world.page("pd-acknowledged", "ana");

        pagerDuty("E1", "incident.acknowledged", "PANA", "user_reference", "pd-acknowledged");
        HttpResponse<String> again =
                pagerDuty("E1", "incident.acknowledged", "PANA", "user_reference", "pd-acknowledged/ana");

        assertThat(again.statusCode()).as(again.body()).isEqualTo(204);
        assertThat(world.server.stream.responsesTo("pd-acknowledged"))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.getAction()).isEqualTo("acknowledge");
                    assertThat(response.getActor().getPerson()).isEqualTo("ana");
                    assertThat(response.getActor().getVia()).isEqualTo("pagerduty");
                    assertThat(response.getPageId()).isNotNull();
                    assertThat(response.getParameters()).containsEntry("providerId", "E1");
                });
    }

    @Test
    void shouldOnlyNoteWhatSomebodyDidWhomNobodyKnows() {
        world.page("pd-unknown", "ana");

        pagerDuty("E2", "incident.resolved", "PNOBODY", "user_reference", "pd-unknown");
        pagerDuty("E3", "incident.resolved", "PSERVICE", "inbound_integration_reference", "pd-unknown");
        pagerDuty("E4", "incident.priority_updated", "PANA", "user_reference", "pd-unknown");

        assertThat(responses("pd-unknown")).singleElement().satisfies(response -> {
            assertThat(response.getAction()).isEqualTo("note");
            assertThat(response.getActor().getPerson()).isNull();
            assertThat(response.getReason()).contains("Nina Nobody", "resolved");
        });
    }

    @Test
    void shouldLetNothingInThatPagerDutyDidNotSign() {
        HttpResponse<String> forged = world.server.post(
                "/callbacks/pd-cb", "{}", "X-PagerDuty-Signature", "v1=" + CallbackWorld.hex("guess", "{}"));
        HttpResponse<String> rotated = world.server.post(
                "/callbacks/pd-cb",
                "{}",
                "X-PagerDuty-Signature",
                "v1=" + CallbackWorld.hex("guess", "{}") + ",v1=" + CallbackWorld.hex(CallbackWorld.SECRET, "{}"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(rotated.statusCode()).isEqualTo(204);
    }

    @Test
    void shouldAcknowledgeByWhoHasTheJiraIssueInProgress() {
        world.page("jira-progress", "ana");

        jira("J1", "jira-progress", "In Progress", "indeterminate", "bo@example.org");

        assertThat(responses("jira-progress")).singleElement().satisfies(response -> {
            assertThat(response.getAction()).isEqualTo("acknowledge");
            assertThat(response.getActor().getPerson()).isEqualTo("bo");
            assertThat(response.getActor().getVia()).isEqualTo("jira");
        });
    }

    @Test
    void shouldNoteThatAJiraIssueIsDoneAndLeaveTheCaseOpen() {
        world.page("jira-done", "ana");

        jira("J2", "jira-done", "Done", "done", "bo@example.org");
        jira("J2", "jira-done", "Done", "done", "bo@example.org");

        assertThat(responses("jira-done")).singleElement().satisfies(response -> {
            assertThat(response.getAction()).isEqualTo("note");
            assertThat(response.getReason()).contains("SEC-7 is done", "stays open");
        });
    }

    @Test
    void shouldTakeServiceNowsStateByTheSharedSecret() {
        world.page("snow-progress", "ana");

        HttpResponse<String> taken = world.server.post(
                "/callbacks/snow-cb",
                """
                {"number":"INC0010","state":"2","correlation_id":"snow-progress","assigned_to_email":"ANA@example.org","sys_mod_count":"3"}\
                """,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + CallbackWorld.SECRET);
        HttpResponse<String> forged = world.server.post("/callbacks/snow-cb", "{}", "Authorization", "Bearer guess");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(responses("snow-progress"))
                .extracting(Response::getAction, response -> response.getActor().getPerson())
                .containsExactly(tuple("acknowledge", "ana"));
    }

    private static List<Response> responses(String caseId) {
        return world.server.stream.responsesTo(caseId);
    }

    private static HttpResponse<String> pagerDuty(
            String id, String type, String agent, String agentType, String incidentKey) {
        String body = """
            {"event":{"id":"%s","event_type":"%s","resource_type":"incident","occurred_at":"2026-11-21T12:00:00Z",
            "agent":{"id":"%s","type":"%s","summary":"Nina Nobody"},
            "data":{"id":"PGR0VU2","type":"incident","number":2,"incident_key":"%s"}}}\
            """.formatted(id, type, agent, agentType, incidentKey);
        return world.server.post(
                "/callbacks/pd-cb",
                body,
                "Content-Type",
                "application/json",
                "X-PagerDuty-Signature",
                "v1=" + CallbackWorld.hex(CallbackWorld.SECRET, body));
    }

    private static void jira(String id, String caseId, String status, String category, String mail) {
        String body = """
            {"webhookEvent":"jira:issue_updated","issue":{"key":"SEC-7","fields":{"labels":["onus-%s","other"],
            "status":{"name":"%s","statusCategory":{"key":"%s"}},"assignee":{"accountId":"a1","emailAddress":"%s"}}},
            "changelog":{"items":[{"field":"status","fromString":"To Do","toString":"%s"}]}}\
            """.formatted(caseId, status, category, mail, status);
        HttpResponse<String> answer = world.server.post(
                "/callbacks/jira-cb",
                body,
                "Content-Type",
                "application/json",
                "X-Atlassian-Webhook-Identifier",
                id,
                "X-Hub-Signature",
                "sha256=" + CallbackWorld.hex(CallbackWorld.SECRET, body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
