package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** G8: secrets in every text of every vendor's message go through a whole Onus, and are in nothing that comes out of it. */
class SecretsNowhereInOnusTest {
    private static final Path PAYLOADS = Path.of("../../alert-ingest/decode/src/test/resources/payloads");
    private static final Path EXAMPLES = Path.of("../standalone/src/main/resources/examples/alerts");
    private static final String TOPIC = "siem.planted";
    private static final Duration SOON = Duration.ofSeconds(90);
    /** What producers wrote lies in their own topic, as they wrote it. */
    private static final Set<String> RAW = Set.of(TOPIC, "siem.alerts");

    private static final List<String> API = List.of(
            "/v1/sources", "/v1/reconciliation", "/v1/effects", "/v1/measures", "/v1/coverage", "/v1/identities");
    private static final List<String> PAGES = List.of(
            "/",
            "/?state=all",
            "/inbox",
            "/coverage",
            "/schedules",
            "/sources",
            "/sources/planted/mapping",
            "/dead-letters?source=planted",
            "/prometheus");

    private final Path data = Folders.fresh("secrets");

    @Test
    void shouldBeInNoTopicNoLogNoPageNoAnswerAndNoExport() throws Exception {
        try (OnusProcess onus = OnusProcess.up(data, Ports.free())) {
            applySources(onus.api());
            List<byte[]> messages = messages();
            send(onus, messages);
            awaitEnds(onus.api(), "planted", messages.size());
            awaitEnds(onus.api(), "planted-in-kafka", messages.size());

            int records = AllTopics.read(onus.kafka(), topic -> !RAW.contains(topic), SecretsNowhereInOnusTest::clean);
            assertThat(records).isGreaterThan(messages.size());
            answersAreClean(onus.api());
            pagesAreClean(onus);
        }
        clean("output", OnusProcess.read(data.resolveSibling(data.getFileName() + ".out")));
        clean("log", OnusProcess.read(data.resolve("onus.log")));
        assertThat(data.resolve("onus.log")).isNotEmptyFile();
    }

    private static void send(OnusProcess onus, List<byte[]> messages) throws Exception {
        try (ForeignProducer producer = new ForeignProducer(onus.kafka())) {
            for (byte[] message : messages) {
                producer.send(TOPIC, message).get();
                clean(
                        "answer",
                        onus.api()
                                .post("/v1/sources/planted", OnusApi.AS_JSON, message)
                                .body()
                                .toString());
            }
        }
    }

    private static List<byte[]> messages() throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (Path folder : List.of(PAYLOADS, EXAMPLES)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    messages.add(Planted.in(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
                }
            }
        }
        assertThat(messages).as("messages of vendors").hasSizeGreaterThan(20);
        return messages;
    }

    /** One message may have several events, so it is only known how many there are at least. */
    private static void awaitEnds(OnusApi api, String source, int atLeast) {
        Awaitility.await("the ends of " + source).atMost(SOON).untilAsserted(() -> {
            JsonNode counted = api.get("/v1/reconciliation?source=" + source);
            assertThat(counted.path("received").asInt()).as("%s", counted).isGreaterThanOrEqualTo(atLeast);
            assertThat(counted.path("open").asInt()).as("%s", counted).isZero();
        });
    }

    /** All parts of a list; what is searched must not be empty. */
    private static List<JsonNode> list(OnusApi api, String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            JsonNode part = api.get(path + (next.isEmpty() ? "" : "&cursor=" + next));
            part.path("items").forEach(items::add);
            next = OnusApi.encoded(part.path("next").asText(""));
        } while (!next.isEmpty());
        assertThat(items).as(path).isNotEmpty();
        return items;
    }

    private static List<String> caseIds(OnusApi api) {
        return list(api, "/v1/cases?limit=200").stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static void answersAreClean(OnusApi api) {
        list(api, "/v1/dead-letters?source=planted").forEach(letter -> clean("dead letter", letter.toString()));
        for (String id : caseIds(api)) {
            clean("case", api.text("/v1/cases/" + id));
            clean("timeline", api.text("/v1/cases/" + id + "/timeline?limit=200"));
        }
        API.forEach(path -> clean(path, api.text(path)));
    }

    private void pagesAreClean(OnusProcess onus) {
        try (Visitor visitor = new Visitor(onus.url(), OnusProcess.read(data.resolve("admin-token")))) {
            assertThat(visitor.look("/?state=all").body()).contains("Cases");
            PAGES.forEach(path -> pageIsClean(visitor, path));
            caseIds(onus.api()).forEach(id -> pageIsClean(visitor, "/cases/" + id));
        }
    }

    private static void pageIsClean(Visitor visitor, String path) {
        HttpResponse<String> page = visitor.look(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        clean(path, page.body());
    }

    private static void clean(String where, String text) {
        for (String part : Planted.TELLING) {
            if (text.contains(part)) {
                int at = text.indexOf(part);
                throw new AssertionError("Expected no secret in " + where + ", but got '" + part + "' after: "
                        + text.substring(Math.max(0, at - 300), at));
            }
        }
    }

    private static void applySources(OnusApi api) {
        String yaml = """
            apiVersion: onus.dev/v1
            kind: Source
            metadata: {name: planted}
            spec: {format: auto, verify: {scheme: token}}
            ---
            kind: Source
            metadata: {name: planted-in-kafka}
            spec: {format: auto, kafka: {topic: %s}, verify: {scheme: none}}
            """.formatted(TOPIC);
        api.post("/v1/apply", OnusApi.AS_YAML, yaml.getBytes(StandardCharsets.UTF_8));
    }
}
