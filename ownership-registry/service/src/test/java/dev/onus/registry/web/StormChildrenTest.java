package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.SeverityLevel;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a storm decides about, over HTTP and on its page in the console (ESC-8). */
class StormChildrenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ConsoleServer server;
    private static String session;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        session = server.logIn(ConsoleServer.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldListTheChildrenOfAStormInPages() {
        storm("storm-paged", 5);

        List<String> ids = new ArrayList<>();
        JsonNode part = json(get("/v1/cases/storm-paged/children?limit=2"));
        while (true) {
            part.path("items").forEach(item -> ids.add(item.path("id").asText()));
            if (!part.has("next")) {
                break;
            }
            part = json(get("/v1/cases/storm-paged/children?limit=2&cursor="
                    + part.path("next").asText()));
        }

        assertThat(ids)
                .containsExactly("storm-paged-4", "storm-paged-3", "storm-paged-2", "storm-paged-1", "storm-paged-0");
    }

    @Test
    void shouldHaveNoChildrenOfAnyOtherCaseAndKnowNoneThatIsNotThere() {
        storm("storm-empty", 1);

        assertThat(json(get("/v1/cases/storm-empty-0/children")).path("items")).isEmpty();
        assertThat(get("/v1/cases/nowhere/children").statusCode()).isEqualTo(404);
        assertThat(get("/v1/cases/storm-empty/children?cursor=guess").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldShowTheStateOwnerAndSeverityOfEachOnThePageOfTheStorm() {
        storm("storm-shown", 3);
        CaseState ended = CaseState.newBuilder(child("storm-shown", 0))
                .clearStorm()
                .setState(CaseStateName.resolved)
                .setClosedAt(NOON.plusSeconds(60))
                .setRevision(2)
                .build();
        server.stream.write(ended);
        await().until(() -> console("/cases/storm-shown").contains("ended</span>"));

        String page = console("/cases/storm-shown");
        assertThat(page).contains("<span class=\"count\">3 cases</span>");
        assertThat(rows(page))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).contains("payments").contains("critical"));
        assertThat(rows(page).getFirst())
                .contains("/cases/storm-shown-2")
                .contains("github:token:storm-shown-2")
                .contains("t-open")
                .contains("follows</span>");
        assertThat(rows(page).getLast()).contains("/cases/storm-shown-0").contains("t-resolved");
        assertThat(console("/cases/storm-shown-1"))
                .contains("<a href=\"/cases/storm-shown\">")
                .doesNotContain("What this decides about");
    }

    @Test
    void shouldGoOnWhereThePageOfALargeStormEnds() {
        storm("storm-large", 60);

        String first = console("/cases/storm-large");
        Matcher more = Pattern.compile("href=\"(/cases/storm-large\\?children=[^#\"]+)#children\"")
                .matcher(first);
        assertThat(more.find()).isTrue();
        assertThat(rows(first)).hasSize(50);
        assertThat(rows(console(more.group(1)))).hasSize(10);
    }

    private static List<String> rows(String page) {
        return Pattern.compile("<tr class=.*?</tr>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static void storm(String id, int children) {
        server.stream.open(of(id, "github:app:" + id)
                .setKind("storm")
                .setChildren(children)
                .build());
        for (int number = 0; number < children; number++) {
            server.stream.open(child(id, number));
        }
        await().until(() -> json(get("/v1/cases/" + id + "/children?limit=500"))
                        .path("items")
                        .size()
                == children);
    }

    private static CaseState child(String storm, int number) {
        return of(storm + "-" + number, "github:token:" + storm + "-" + number)
                .setStorm(storm)
                .setSeverity(SeverityLevel.critical)
                .setOpenedAt(NOON.plusSeconds(number))
                .build();
    }

    private static CaseState.Builder of(String id, String identity) {
        return state(id)
                .setRoutingKey(identity)
                .setIdentity(IdentityFacts.newBuilder(state(id).getIdentity())
                        .setId(identity)
                        .build());
    }

    private static String console(String path) {
        return server.get(path, "Cookie", session).body();
    }

    private static HttpResponse<String> get(String path) {
        return server.get(path, "Authorization", "Bearer " + ConsoleServer.ADMIN);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException failed) {
            throw new AssertionError("Expected JSON, but got: " + answer.body(), failed);
        }
    }
}
