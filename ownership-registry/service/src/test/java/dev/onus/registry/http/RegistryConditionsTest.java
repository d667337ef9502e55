package dev.onus.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.http.RegistryServer.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client may make a write depend on, and what it may send twice. */
class RegistryConditionsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static RegistryServer server;

    @BeforeAll
    static void start() {
        server = RegistryServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldHoldWritesToTheirConditions() {
        Answer missing = put("/v1/people/cond", "Cond", Map.of("If-Match", "*"));
        Answer made = put("/v1/people/cond", "Cond", Map.of("If-None-Match", "*"));
        Answer again = put("/v1/people/cond", "Other", Map.of("If-None-Match", "*"));
        Answer notOurs = put("/v1/people/cond", "Other", Map.of("If-Match", "\"abc\""));
        Answer any = put("/v1/people/cond", "Other", Map.of("If-Match", "*"));

        assertThat(missing.status()).isEqualTo(412);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.json().at("/detail").asText()).contains("Person/cond not to exist yet");
        assertThat(notOurs.status()).isEqualTo(412);
        assertThat(any.status()).isEqualTo(200);
    }

    @Test
    void shouldNotDeleteTwiceUnlessTheSameRequestCameTwice() {
        put("/v1/people/gone", "Gone", Map.of());

        Answer first = delete("/v1/people/gone", Map.of("Idempotency-Key", "gone-1"));
        Answer repeated = delete("/v1/people/gone", Map.of("Idempotency-Key", "gone-1"));
        Answer other = delete("/v1/people/gone", Map.of());

        assertThat(first.status()).isEqualTo(200);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(404);
        assertThat(delete("/v1/people/never-there", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAnIdempotencyKeyForAnotherWrite() {
        Map<String, String> key = Map.of("Idempotency-Key", "twice", "Content-Type", "application/yaml");
        String one = document("twice", "One");

        assertThat(server.post("/v1/apply", one, key).status()).isEqualTo(200);
        assertThat(server.post("/v1/apply", one, key).status()).isEqualTo(200);
        Answer otherContent = server.post("/v1/apply", document("twice", "Two"), key);
        Answer otherRecord = server.post("/v1/apply", document("thrice", "One"), key);
        Answer more = server.post("/v1/apply", one + "---\n" + document("thrice", "One"), key);

        for (Answer refused : new Answer[] {otherContent, otherRecord, more}) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/detail").asText()).contains("new Idempotency-Key");
        }
        assertThat(server.get("/v1/people/thrice").status()).isEqualTo(404);
    }

    @Test
    void shouldTakeTheSameApplyTwiceAlsoWhenItCompletesAnIdentity() {
        Map<String, String> key = Map.of("Idempotency-Key", "completed", "Content-Type", "application/yaml");
        String documents = """
                apiVersion: onus.dev/v1
                kind: Identity
                metadata: {name: completed}
                spec: {id: "github:token:completed", aliases: ["github:app:completed"], owner: catch-all}
                """;

        Answer first = server.post("/v1/apply", documents, key);
        Answer second = server.post("/v1/apply", documents, key);

        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.json().at("/position")).isEqualTo(first.json().at("/position"));
    }

    @Test
    void shouldFindAnIdentityByItsNameItsIdAndItsAlias() {
        server.apply("""
                apiVersion: onus.dev/v1
                kind: Identity
                metadata: {name: by-any-name}
                spec: {id: "github:token:by-id", aliases: ["github:app:by-alias"], owner: catch-all}
                """);

        for (String name : new String[] {"by-any-name", "github:token:by-id", "github:app:by-alias"}) {
            assertThat(server.get("/v1/identities/" + name)
                            .json()
                            .at("/metadata/name")
                            .asText())
                    .as(name)
                    .isEqualTo("by-any-name");
            assertThat(server.get("/v1/identities/" + name + "/ownership")
                            .json()
                            .at("/identity")
                            .asText())
                    .as(name)
                    .isEqualTo("github:token:by-id");
        }
    }

    @Test
    void shouldWriteNothingWhenADryRunIsAskedForInDoubtfulWords() {
        Map<String, String> yaml = Map.of("Content-Type", "application/yaml");

        Answer doubtful = server.post("/v1/apply?dryRun=yes-please", document("dry", "Dry"), yaml);
        Answer bare = server.post("/v1/apply?dryRun", document("dry", "Dry"), yaml);

        assertThat(doubtful.status()).isEqualTo(400);
        assertThat(bare.json().at("/dryRun").asBoolean()).isTrue();
        assertThat(server.get("/v1/people/dry").status()).isEqualTo(404);
    }

    @Test
    void shouldShowARecordAsItWasWritten() {
        put("/v1/teams/empty", "Empty", Map.of());

        assertThat(server.get("/v1/ownership-rules/catch-all")
                        .json()
                        .at("/spec/match")
                        .isObject())
                .isTrue();
        assertThat(server.get("/v1/channels").json().at("/items").isArray()).isTrue();
    }

    @Test
    void shouldHoldEachTokenToItsScopes() {
        put("/v1/people/rita", "Rita", Map.of());
        Answer made = server.post("/v1/tokens", """
                {"name": "rita-reads", "person": "rita", "scopes": ["read"], "expiresAt": "2099-01-01T00:00:00Z"}""", JSON);
        String reader = made.json().at("/token").asText();
        String sender = server.post("/v1/tokens", """
                        {"name": "siem", "service": "siem", "scopes": ["ingest:guardduty"]}""", JSON).json().at("/token").asText();

        assertThat(made.json().at("/expiresAt").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(server.send("POST", "/v1/cases/x/acknowledge", reader, "{\"version\":1}", JSON)
                        .status())
                .isEqualTo(403);
        assertThat(server.get("/v1/cases", sender).status()).isEqualTo(403);
        assertThat(server.get("/v1/receipts/none", sender).status()).isEqualTo(404);
    }

    private static String document(String name, String display) {
        return "apiVersion: onus.dev/v1\nkind: Person\nmetadata: {name: " + name + "}\nspec: {displayName: " + display
                + "}\n";
    }

    private static Answer put(String path, String display, Map<String, String> headers) {
        return server.send("PUT", path, RegistryServer.ADMIN_TOKEN, "{spec: {displayName: " + display + "}}", headers);
    }

    private static Answer delete(String path, Map<String, String> headers) {
        return server.send("DELETE", path, RegistryServer.ADMIN_TOKEN, null, headers);
    }
}
