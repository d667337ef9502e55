package dev.onus.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.registry.http.RegistryServer.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong with the expressions of a source is said when it is applied, not when the first alert is lost. */
class SourcesOverHttpTest {
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
    void shouldRefuseAMappingThatIsNoExpressionAndSayWhere() {
        Answer answer = server.apply("""
                # file: drift.yaml
                apiVersion: onus.dev/v1
                kind: Source
                metadata: {name: drift}
                spec:
                  mapping:
                    jsonata: |
                      {"title": what &
                  rules:
                    - {event: "*", when: "region = "}
                """);

        assertThat(answer.status()).isEqualTo(422);
        List<JsonNode> errors = answer.json().path("errors").valueStream().toList();
        assertThat(errors)
                .extracting(error -> error.path("path").asText())
                .containsExactly("spec.mapping.jsonata", "spec.rules[0].when");
        assertThat(errors).extracting(error -> error.path("line").asInt()).allMatch(line -> line > 1);
        assertThat(errors.getFirst().path("message").asText()).startsWith("Expected a JSONata expression, but");
        assertThat(server.get("/v1/sources/drift").status()).isEqualTo(404);
    }

    @Test
    void shouldTakeALongMappingThatIsAnExpression() {
        String padding = "/* ".concat("x".repeat(60_000)).concat(" */");
        Answer answer = server.apply("""
                apiVersion: onus.dev/v1
                kind: Source
                metadata: {name: long-mapping}
                spec:
                  mapping: {jsonata: '%s {"title": what}'}
                """.formatted(padding));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void shouldApplyASourceThatNobodyCanSendForAndWarnOfItWhereItStands() {
        Answer answer = server.apply("""
                # file: unsigned.yaml
                apiVersion: onus.dev/v1
                kind: Source
                metadata: {name: unsigned}
                spec:
                  verify:
                    scheme: hmac-github
                ---
                apiVersion: onus.dev/v1
                kind: Source
                metadata: {name: of-nobody}
                spec: {verify: {scheme: mtls}}
                ---
                apiVersion: onus.dev/v1
                kind: Source
                metadata: {name: signed}
                spec: {verify: {scheme: hmac-github, secretRef: "env:GITHUB_WEBHOOK_KEY"}}
                """);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> warnings = answer.json().path("warnings").valueStream().toList();
        assertThat(warnings)
                .extracting(warning -> warning.path("name").asText() + " "
                        + warning.path("path").asText())
                .containsExactlyInAnyOrder("unsigned spec.verify.secretRef", "of-nobody spec.verify.subjects");
        assertThat(warnings.getFirst().path("file").asText()).isEqualTo("unsigned.yaml");
        assertThat(warnings.getFirst().path("line").asInt()).isEqualTo(5);
        assertThat(server.get("/v1/sources/unsigned").status()).isEqualTo(200);
    }
}
