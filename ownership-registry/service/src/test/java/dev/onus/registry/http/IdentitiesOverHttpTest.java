package dev.onus.registry.http;

import static dev.onus.registry.http.RegistryHttpTest.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.registry.http.RegistryServer.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who answers for a machine identity, asked over HTTP. */
class IdentitiesOverHttpTest {
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
    void shouldSayWhoAnswersForAnIdentityRegisteredOrNot() {
        server.apply(team("keys", "Keys") + """
                ---
                kind: Identity
                metadata: {name: deploy-key}
                spec:
                  id: "aws:access-key:AKIAIOSFODNN7EXAMPLE"
                  aliases: ["aws:role:arn:aws:iam::123456789012:role/deploy"]
                  owner: keys
                """);

        JsonNode exact = server.get("/v1/identities/aws:access-key:AKIAIOSFODNN7EXAMPLE/ownership")
                .json();
        String alias = "aws:role:arn:aws:iam::123456789012:role/deploy";
        JsonNode byAlias = server.get("/v1/identities/" + alias + "/ownership?alertClass=other")
                .json();
        JsonNode encoded = server.get(
                        "/v1/identities/" + URLEncoder.encode(alias, StandardCharsets.UTF_8) + "/ownership")
                .json();
        JsonNode unknown = server.get("/v1/identities/github:token:nobody%2Fknows/ownership")
                .json();

        assertThat(exact.at("/owner").asText()).isEqualTo("keys");
        assertThat(exact.at("/source").asText()).isEqualTo("exact");
        assertThat(exact.at("/confidence").asInt()).isEqualTo(100);
        assertThat(byAlias.at("/owner").asText()).as(byAlias.toString()).isEqualTo("keys");
        assertThat(encoded.at("/identity").asText()).isEqualTo("aws:access-key:AKIAIOSFODNN7EXAMPLE");
        assertThat(unknown.at("/owner").asText()).as(unknown.toString()).isEqualTo("catch-all");
        assertThat(unknown.at("/identity").asText()).isEqualTo("github:token:nobody/knows");
        assertThat(server.get("/v1/identities/deploy-key")
                        .json()
                        .at("/spec/lifecycle")
                        .asText())
                .isEqualTo("onboarding");
    }

    @Test
    void shouldRefuseAnIdThatAnotherIdentityHas() {
        String identity = """
                apiVersion: onus.dev/v1
                kind: Identity
                metadata: {name: %s}
                spec: {id: "github:token:%s", aliases: ["github:token:shared-alias"]}
                """;
        server.apply(identity.formatted("first-claim", "one"));

        Answer refused = server.apply(identity.formatted("second-claim", "two"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/message").asText()).contains("shared-alias");
    }
}
