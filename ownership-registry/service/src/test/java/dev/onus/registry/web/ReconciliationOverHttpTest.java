package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.Receipt;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What became of everything that a source sent, as its producer asks for it (SYS-7). */
class ReconciliationOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.now().minusSeconds(7_200);

    private static ConsoleServer server;

    /** The broker is shared, and so are the topics on it. */
    private final String source = "wiz-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldAddUpToWhatWasReceivedAndNameWhatIsOpen() {
        accepted("a", 0);
        accepted("b", 1);
        accepted("c", 2);
        accepted("d", 3);
        ended("a", 60, "case-opened", null);
        ended("b", 61, "folded", null);
        ended("e", 4, "ignored", "aws-cloudtrail/ordinary");
        ended("f", 5, "ignored", "aws-cloudtrail/ordinary");
        ended("g", 6, "unmapped", null);

        JsonNode counted = reconciled("&from=" + NOON + "&to=" + NOON.plusSeconds(600), 7);

        assertThat(counted.path("received").asInt()).isEqualTo(7);
        assertThat(counted.path("ended").asInt()).isEqualTo(5);
        assertThat(counted.path("open").asInt()).isEqualTo(2);
        assertThat(counted.path("oldestOpen").asText()).isEqualTo(at(2).toString());
        assertThat(counted.path("outcomes"))
                .extracting(each ->
                        each.path("outcome").asText() + " " + each.path("count").asInt())
                .containsExactlyInAnyOrder("ignored 2", "case-opened 1", "folded 1", "unmapped 1");
        assertThat(sum(counted.path("outcomes")))
                .isEqualTo(counted.path("ended").asInt());
        assertThat(counted.at("/outcomes/0/rule").asText()).isEqualTo("aws-cloudtrail/ordinary");
        assertThat(counted.path("openReceipts")).extracting(JsonNode::asText).containsExactly(id("c"), id("d"));
        assertThat(counted.has("next")).isFalse();
        isAsDescribed(counted, "Reconciliation");

        JsonNode part = reconciled("&from=" + NOON + "&to=" + at(3), 3);
        assertThat(part.path("openReceipts")).extracting(JsonNode::asText).containsExactly(id("c"));
        assertThat(reconciled("", 7).path("from").asText())
                .as("a day, where nothing is said")
                .isNotBlank();
    }

    @Test
    void shouldShowHowASourceIsDoing() {
        accepted("a", 0);
        accepted("b", 1);
        ended("a", 60, "folded", null);
        ended("c", 2, "ignored", "wiz/quiet");
        ended("d", 3, "rejected", null);
        reconciled("", 4);

        JsonNode status = json(get("/v1/sources/" + source + "/status"));

        assertThat(status.path("lastHeard").asText()).isEqualTo(at(3).toString());
        assertThat(status.path("received").asInt()).isEqualTo(4);
        assertThat(status.path("outcomes"))
                .extracting(each ->
                        each.path("outcome").asText() + " " + each.path("rule").asText("-"))
                .containsExactlyInAnyOrder("accepted -", "folded -", "ignored wiz/quiet", "rejected -");
        assertThat(status.at("/lastProblem/receipt").asText()).isEqualTo(id("d"));
        assertThat(status.at("/lastProblem/reason").asText()).isEqualTo("Why.");
        isAsDescribed(status, "SourceStatus");

        ended("d", 70, "case-opened", null);
        Patience.await()
                .untilAsserted(() -> assertThat(
                                json(get("/v1/sources/" + source + "/status")).has("lastProblem"))
                        .as("a replay has mended it")
                        .isFalse());
        assertThat(get("/v1/sources/nobody-knows-it/status").statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/sources/" + source + "/status").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/reconciliation?from=monday, from",
        "/v1/reconciliation?to=1732147200, to",
        "/v1/reconciliation?from=2026-11-21T12:00:00Z&to=2026-11-21T12:00:00Z, from",
        "/v1/measures?to=soon, to",
        "/v1/measures?by=mood, by",
        "/v1/measures?every=weekly, every",
        "/v1/measures?every=PT1S, every",
        "/v1/cases?state=sideways, state",
        "/v1/cases?severity=bad, severity",
        "/v1/cases?cursor=nonsense, cursor",
        "/v1/cases?limit=many, limit",
        "/v1/effects?state=sideways, state",
        "/v1/effects?cursor=nonsense, cursor",
        "/v1/coverage?from=monday, from",
        "/v1/coverage?to=2036-11-21T12:00:00Z, to",
        "/v1/on-call?at=tomorrow, at",
        "/v1/people?cursor=*, cursor"
    })
    void shouldNameTheParameterThatCannotBeUnderstood(String path, String field) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("field").asText()).as(answer.body()).isEqualTo(field);
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("type").asText()).isEqualTo("urn:onus:problem:bad-request");
    }

    /** Once as many events are there. */
    private JsonNode reconciled(String more, int received) {
        List<JsonNode> last = new ArrayList<>();
        Patience.await().untilAsserted(() -> {
            HttpResponse<String> answer = get("/v1/reconciliation?source=" + source + more);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            last.add(json(answer));
            assertThat(last.getLast().path("received").asInt()).isEqualTo(received);
        });
        return last.getLast();
    }

    /** Every member that is there is described, and what is required is there. */
    private static void isAsDescribed(JsonNode answer, String schema) {
        Object document = new Load(LoadSettings.builder().build())
                .loadFromString(server.get("/openapi.yml").body());
        Map<?, ?> described =
                map(map(map(map(document).get("components")).get("schemas")).get(schema));
        isAsDescribed(answer, described, schema);
    }

    private static void isAsDescribed(JsonNode answer, Map<?, ?> schema, String where) {
        if (answer.isArray()) {
            answer.forEach(item -> isAsDescribed(item, map(schema.get("items")), where + "[]"));
        } else if (answer.isObject()) {
            Map<?, ?> properties = map(schema.get("properties"));
            answer.properties().forEach(member -> {
                assertThat(properties.containsKey(member.getKey()))
                        .as(where + "." + member.getKey())
                        .isTrue();
                isAsDescribed(member.getValue(), map(properties.get(member.getKey())), where + "." + member.getKey());
            });
            if (schema.get("required") instanceof List<?> required) {
                required.forEach(name -> assertThat(answer.has(String.valueOf(name)))
                        .as(where + "." + name)
                        .isTrue());
            }
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static int sum(JsonNode outcomes) {
        return outcomes.valueStream()
                .mapToInt(each -> each.path("count").asInt())
                .sum();
    }

    private void accepted(String name, long second) {
        server.stream.write(
                receipt(name, second).setOutcome("accepted").setFinal$(false).build());
    }

    private void ended(String name, long second, String outcome, @Nullable String rule) {
        Receipt.Builder receipt =
                receipt(name, second).setOutcome(outcome).setFinal$(true).setReason("Why.");
        if (rule != null) {
            receipt.setRule(rule);
        }
        if (outcome.equals("case-opened") || outcome.equals("folded")) {
            receipt.setCaseId("case-1");
        }
        server.stream.write(receipt.build());
    }

    private Receipt.Builder receipt(String name, long second) {
        return Receipt.newBuilder().setId(id(name)).setSource(source).setAt(at(second));
    }

    private String id(String name) {
        return source + "-" + name;
    }

    private static Instant at(long second) {
        return Instant.ofEpochMilli(NOON.toEpochMilli()).plusSeconds(second);
    }

    private static HttpResponse<String> get(String path) {
        return server.get(path, "Authorization", "Bearer " + ConsoleServer.ADMIN);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("Expected JSON, but got " + answer.body(), notJson);
        }
    }
}
