package dev.onus.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.registry.http.RegistryServer.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryHttpTest {
    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static String team(String name, String display) {
        return """
                apiVersion: onus.dev/v1
                kind: Team
                metadata: {name: %s}
                spec: {displayName: %s, members: [admin]}
                """.formatted(name, display);
    }

    @Test
    void shouldHaveSomebodyFromTheFirstStart() {
        assertThat(server.get("/v1/people/admin").status()).isEqualTo(200);
        assertThat(server.get("/v1/teams/catch-all")
                        .json()
                        .at("/spec/members/0")
                        .asText())
                .isEqualTo("admin");
        assertThat(server.get("/v1/ownership-rules/catch-all").status()).isEqualTo(200);
        assertThat(server.get("/v1/escalation-policies/catch-all").status()).isEqualTo(200);
        Answer refused = server.send("DELETE", "/v1/teams/catch-all", RegistryServer.ADMIN_TOKEN, null, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void shouldApplyAllDocumentsAndShowThemWithTheirVersion() {
        Answer applied = server.apply(team("treasury", "Treasury") + """
                ---
                kind: System
                metadata: {name: ledger}
                spec: {displayName: Ledger, owner: treasury, environment: production, criticality: high}
                """);

        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(applied.json().at("/changed/0/change").asText()).isEqualTo("created");
        assertThat(applied.json().at("/changed/1/kind").asText()).isEqualTo("System");
        assertThat(applied.json().at("/position").asLong()).isPositive();
        Answer read = server.get("/v1/teams/treasury");
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().at("/spec/displayName").asText()).isEqualTo("Treasury");
        assertThat(server.get("/v1/teams?limit=1").json().has("next")).isTrue();
    }

    @Test
    void shouldNotMakeAVersionOfWhatIsAlreadySo() {
        server.apply(team("same", "Same"));

        Answer again = server.apply(team("same", "Same"));

        assertThat(again.json().at("/changed/0/change").asText()).isEqualTo("unchanged");
        assertThat(again.json().at("/changed/0/version").asLong()).isEqualTo(1);
    }

    @Test
    void shouldNameFileLineAndColumnOfEveryMistakeAndApplyNothing() {
        Answer refused = server.post("/v1/apply", "# file: teams.yaml\n" + team("half", "Half") + """
                # file: rules.yaml
                ---
                kind: Team
                metadata: {name: other}
                spec:
                  displayNam: Other
                  members: [nobody-we-know]
                """, Map.of());

        assertThat(refused.status()).isEqualTo(422);
        JsonNode error = refused.json().at("/errors/0");
        assertThat(error.at("/file").asText()).isEqualTo("rules.yaml");
        assertThat(error.at("/line").asInt()).isEqualTo(5);
        assertThat(error.at("/column").asInt()).isEqualTo(3);
        assertThat(error.at("/path").asText()).isEqualTo("spec.displayNam");
        assertThat(error.at("/suggestion").asText()).isEqualTo("displayName");
        assertThat(server.get("/v1/teams/half").status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAReferenceThatLeadsNowhere() {
        Answer refused = server.apply("""
                apiVersion: onus.dev/v1
                kind: System
                metadata: {name: lonely}
                spec: {owner: no-such-team}
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/path").asText()).isEqualTo("spec.owner");
        assertThat(refused.json().at("/errors/0/line").asInt()).isEqualTo(4);
    }

    @Test
    void shouldChangeNothingOnADryRun() {
        Answer dry = server.post("/v1/apply?dryRun=true", team("imagined", "Imagined"), Map.of());

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().at("/changed/0/change").asText()).isEqualTo("created");
        assertThat(server.get("/v1/teams/imagined").status()).isEqualTo(404);
    }

    @Test
    void shouldLetTheFirstWriterOfAVersionWin() {
        server.apply(team("contested", "One"));
        String path = "/v1/teams/contested";
        String body = "{\"spec\": {\n\t\"displayName\": \"Two\", \"members\": [\"admin\"]}}";

        Answer first = server.send(
                "PUT",
                path,
                RegistryServer.ADMIN_TOKEN,
                body,
                Map.of("If-Match", "\"1\"", "Content-Type", "application/json"));
        Answer second = server.send(
                "PUT", path, RegistryServer.ADMIN_TOKEN, body.replace("Two", "Three"), Map.of("If-Match", "\"1\""));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.status()).as(second.body()).isEqualTo(412);
        assertThat(second.json().at("/current/version").asLong()).isEqualTo(2);
        assertThat(server.get(path).json().at("/spec/displayName").asText()).isEqualTo("Two");
        assertThat(server.get(path + "/versions").json().at("/items").size()).isEqualTo(2);
    }

    @Test
    void shouldGiveTheSameAnswerToTheSameWriteSentAgain() {
        Map<String, String> key = Map.of("Idempotency-Key", "once-only");

        Answer first = server.post("/v1/apply", team("repeated", "Repeated"), key);
        Answer again = server.post("/v1/apply", team("repeated", "Repeated"), key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.json().at("/changed/0/change").asText()).isEqualTo("created");
    }

    @Test
    void shouldShowATokensSecretOnceAndRevokeIt() {
        Answer made = server.post("/v1/tokens", """
                {"name": "reader", "service": "ci", "scopes": ["read"]}""", Map.of("Content-Type", "application/json"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String token = made.json().at("/token").asText();

        assertThat(server.get("/v1/teams", token).status()).isEqualTo(200);
        assertThat(server.send("POST", "/v1/apply", token, team("x", "X"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(server.get("/v1/tokens").body()).contains("reader").doesNotContain("hash", token);
        assertThat(server.send("DELETE", "/v1/tokens/reader", RegistryServer.ADMIN_TOKEN, null, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/v1/teams", token).status()).isEqualTo(401);
    }

    @Test
    void shouldAnswerEveryMistakeWithAProblem() {
        assertThat(server.get("/v1/teams", null).status()).isEqualTo(401);
        Answer unknownPath = server.get("/no/such/path");
        Answer method = server.send("PATCH", "/v1/apply", RegistryServer.ADMIN_TOKEN, "", Map.of());
        Answer notYaml = server.apply("kind: [");
        Answer twice = server.apply("apiVersion: onus.dev/v1\nkind: Team\nkind: Team\nmetadata: {name: t}\nspec: {}\n");
        Answer notJson = server.post("/v1/tokens", "{\"name\": ", Map.of("Content-Type", "application/json"));
        Answer wrongType = server.post(
                "/v1/tokens", "{\"name\": \"x\", \"scopes\": 7}", Map.of("Content-Type", "application/json"));

        for (Answer answer : new Answer[] {unknownPath, method, notYaml, twice, notJson, wrongType}) {
            assertThat(answer.header("content-type")).as(answer.body()).startsWith("application/problem+json");
            assertThat(answer.json().at("/status").asInt()).isEqualTo(answer.status());
            assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        }
        assertThat(unknownPath.status()).isEqualTo(404);
        assertThat(method.status()).isEqualTo(405);
        assertThat(notYaml.status()).isEqualTo(422);
        assertThat(twice.json().at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(notJson.status()).isEqualTo(400);
        assertThat(wrongType.status()).isIn(400, 422);
    }

    @Test
    void shouldRefuseABodyOverTheLimit() {
        Answer large = server.apply("# " + "x".repeat(11 * 1024 * 1024));

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void shouldReadTheCallersOwnWritesByPosition() {
        Answer applied = server.apply(team("positioned", "Positioned"));
        String position = applied.header("Onus-Position");

        Answer read = server.send(
                "GET", "/v1/teams/positioned", RegistryServer.ADMIN_TOKEN, null, Map.of("Onus-Position", position));
        Answer ahead = server.send(
                "GET", "/v1/teams/positioned", RegistryServer.ADMIN_TOKEN, null, Map.of("Onus-Position", "log=999999"));

        assertThat(read.status()).isEqualTo(200);
        assertThat(ahead.status()).isEqualTo(503);
    }

    @Test
    void shouldApplyMoreThanOneLogEntryHoldsAndSayThatItIsOnItsWay() {
        StringBuilder yaml = new StringBuilder(
                "apiVersion: onus.dev/v1\nkind: Team\nmetadata: {name: many}\nspec: {members: [admin]}\n");
        for (int number = 0; number < 4_000; number++) {
            yaml.append("---\nkind: Identity\nmetadata: {name: many-%d}\n".formatted(number))
                    .append("spec: {id: \"aws:role:many/%d\", owner: many, businessProcess: %s}\n"
                            .formatted(number, "settlement-".repeat(20)));
        }

        Answer applied = server.apply(yaml.toString());

        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.json().at("/changed").size()).isEqualTo(4_001);
        assertThat(applied.json().at("/propagation").asText()).isEqualTo("pending");
        assertThat(server.get("/v1/identities/aws:role:many%2F3999/ownership")
                        .json()
                        .at("/source")
                        .asText())
                .isEqualTo("exact");
    }

    @Test
    void shouldShowARecordAsItWas() {
        server.apply(team("historic", "Old"));
        String between = Instant.now().toString();
        server.apply(team("historic", "New"));

        assertThat(server.get("/v1/teams/historic?at=" + between)
                        .json()
                        .at("/spec/displayName")
                        .asText())
                .isEqualTo("Old");
        assertThat(server.get("/v1/teams/historic?at=2020-01-01T00:00:00Z").status())
                .isEqualTo(404);
        assertThat(server.get("/v1/teams?at=" + between).body()).contains("historic");
        assertThat(server.get("/v1/teams/historic?at=yesterday").status()).isEqualTo(400);
        assertThat(server.get("/v1/identities/aws:role:past/ownership?at=" + between)
                        .json()
                        .at("/owner")
                        .asText())
                .isEqualTo("catch-all");
    }
}
