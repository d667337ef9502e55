package dev.onus.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Receipt;
import dev.onus.contracts.deadletter.DeadLetter;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.embedded.EmbeddedCluster;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connecting a product on the console: what came, a mapping tried on it, and saved. */
class SourceConsoleTest {
    private static final String EVENT = "{\"what\":\"Key grew\",\"who\":\"k-1\",\"note\":\"<b>bold</b>\"}";
    private static final String MAPPING = "{'title': what, 'identityId': 'github:token:' & who, 'dedupKey': who}";

    private static ConsoleServer server;
    private static String admin;

    @BeforeAll
    static void start() {
        server = ConsoleServer.start();
        admin = server.logIn(ConsoleServer.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldShowWhatWasNotUnderstoodWithItsReasonAndWhereItCameFrom() {
        keep("shown-letters", EVENT);

        String page = page("/dead-letters?source=shown-letters");

        assertThat(page)
                .contains("Dead letters of shown-letters", "Nobody knows this shape.", "siem.odd-0@7", "Key grew")
                .contains("&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<b>bold")
                .contains("./onus dead-letters replay --source shown-letters");
        assertThat(page("/dead-letters?source=never-heard")).contains("None here");
    }

    @Test
    void shouldCountWhatBecameOfWhatASourceSentAndLeadToWhatWasNotUnderstood() {
        write("counted", "a", "case-opened");
        write("counted", "b", "folded");
        write("counted", "c", "folded");
        write("counted", "d", "ignored");
        write("counted", "e", "unmapped");

        Patience.await()
                .untilAsserted(() -> assertThat(rowOf("counted"))
                        .contains("no record", "<li>1 case</li>", "<li>2 folded</li>", "<li>1 ignored</li>")
                        .contains("href=\"/dead-letters?source=counted\">1 unmapped</a>")
                        .contains("&lt;b&gt;Why&lt;/b&gt; of e."));
        assertThat(page("/sources?find=COUNT")).contains(">counted<").doesNotContain(">heard-without-record<");
        assertThat(page("/sources?find=none-is-called-so")).contains("None is called so");
        assertThat(page("/sources?after=counted")).doesNotContain(">counted<");
    }

    @Test
    void shouldShowManySourcesPageAfterPage() {
        StringBuilder yaml = new StringBuilder();
        for (int number = 0; number < 205; number++) {
            yaml.append(
                    "---\napiVersion: onus.dev/v1\nkind: Source\nmetadata: {name: many-%03d}\nspec: {format: onus}\n"
                            .formatted(number));
        }
        apply(yaml.toString());

        String first = page("/sources?find=many-");
        assertThat(first)
                .contains(
                        ">many-000<", ">many-199<", "href=\"/sources?find=many-&amp;after=many-199\">More sources</a>")
                .doesNotContain(">many-200<");
        assertThat(page("/sources?find=many-&after=many-199"))
                .contains(">many-200<", ">many-204<")
                .doesNotContain(">many-199<", "More sources");
    }

    private static void apply(String yaml) {
        HttpResponse<String> applied = server.post(
                "/v1/apply",
                yaml,
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    }

    private static void write(String source, String name, String outcome) {
        Receipt.Builder receipt = Receipt.newBuilder(receipt(source, Instant.now()))
                .setId(source + "-" + name)
                .setOutcome(outcome)
                .setReason("<b>Why</b> of " + name + ".");
        if (outcome.equals("case-opened") || outcome.equals("folded")) {
            receipt.setCaseId("case-1");
        }
        server.stream.write(receipt.build());
    }

    @Test
    void shouldSayWhenASourceWasHeardAndThatItIsSilent() {
        String yaml = """
            apiVersion: onus.dev/v1
            kind: Source
            metadata: {name: fell-silent}
            spec: {format: onus, silentAfter: PT1S}
            """;
        apply(yaml);
        server.stream.write(receipt("fell-silent", Instant.now()));
        server.stream.write(receipt("heard-without-record", Instant.now()));

        Patience.await()
                .untilAsserted(() -> assertThat(rowOf("heard-without-record"))
                        .contains("no record", "<time")
                        .doesNotContain("silent</strong>"));
        Patience.await().untilAsserted(() -> assertThat(rowOf("fell-silent")).contains("silent</strong> since"));
    }

    private static String rowOf(String source) {
        String page = page("/sources?find=" + source);
        int begin = page.indexOf(">" + source + "<");
        return begin < 0 ? "" : page.substring(begin, page.indexOf("</tr>", begin));
    }

    private static Receipt receipt(String source, Instant at) {
        return Receipt.newBuilder()
                .setId("receipt-of-" + source)
                .setSource(source)
                .setOutcome("ignored")
                .setAt(at)
                .build();
    }

    @Test
    void shouldTryAMappingWithoutChangingAnythingAndSaveItWhenAsked() {
        keep("tried-product", EVENT);
        String first = page("/sources/tried-product/mapping");
        assertThat(first).contains("Key grew");

        HttpResponse<String> tried =
                server.postForm("/sources/tried-product/mapping/try", form(first, EVENT, MAPPING), admin);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).contains("github:token:k-1 (named, 100 %)", "not saved", "Save as version 1");
        assertThat(server.get("/v1/sources/tried-product", "Authorization", "Bearer " + ConsoleServer.ADMIN)
                        .statusCode())
                .isEqualTo(404);

        HttpResponse<String> saved =
                server.postForm("/sources/tried-product/mapping/save", form(tried.body(), EVENT, MAPPING), admin);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        String after = page("/sources/tried-product/mapping?saved=1");
        assertThat(after)
                .contains("Saved.", "Save as version 2", "github:token:k-1")
                .doesNotContain("not saved");
        assertThat(server.get("/v1/sources/tried-product", "Authorization", "Bearer " + ConsoleServer.ADMIN)
                        .body())
                .contains("identityId");

        HttpResponse<String> stale =
                server.postForm("/sources/tried-product/mapping/save", form(first, EVENT, "{'title': 'x'}"), admin);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Somebody was faster");
    }

    @Test
    void shouldSayWhyAMappingIsNoneAndNotSaveIt() {
        String first = page("/sources/broken-product/mapping");

        HttpResponse<String> saved =
                server.postForm("/sources/broken-product/mapping/save", form(first, EVENT, "{'title': "), admin);

        assertThat(saved.statusCode()).isEqualTo(400);
        assertThat(saved.body()).contains("Not saved", "No expression.");
        assertThat(server.get("/v1/sources/broken-product", "Authorization", "Bearer " + ConsoleServer.ADMIN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldNeitherShowASecretThatSomebodyPastesNorTakeAFormOfAnotherSite() {
        String first = page("/sources/pasted/mapping");
        String pasted = "{\"what\":\"x\",\"password\":\"hunter2hunter2\"}";

        HttpResponse<String> tried =
                server.postForm("/sources/pasted/mapping/try", form(first, pasted, MAPPING), admin);
        assertThat(tried.body()).contains("[redacted:").doesNotContain("hunter2");

        HttpResponse<String> foreign = server.postForm(
                "/sources/pasted/mapping/save",
                "csrf=none&event=%7B%7D&mapping=" + encoded(MAPPING) + "&version=0",
                admin);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(server.get("/sources/pasted/mapping").statusCode()).isEqualTo(303);
        assertThat(server.get("/dead-letters").statusCode()).isEqualTo(303);
    }

    private static String page(String path) {
        HttpResponse<String> page = server.get(path, "Cookie", admin);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static String form(String page, String event, String mapping) {
        return "csrf=" + encoded(field(page, "csrf")) + "&version=" + field(page, "version") + "&writeId="
                + field(page, "writeId") + "&event=" + encoded(event) + "&mapping=" + encoded(mapping);
    }

    private static String field(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        String last = "";
        while (field.find()) {
            last = field.group(1);
        }
        return last;
    }

    private static void keep(String source, String body) {
        DeadLetter letter = new DeadLetter(
                "receipt-1",
                source,
                "auto",
                "delivery-1",
                0,
                "siem.odd-0@7",
                "unmapped",
                "Nobody knows this shape.",
                Instant.parse("2026-11-03T10:00:00Z"),
                Optional.empty(),
                body.getBytes(StandardCharsets.UTF_8));
        KafkaConnection connection =
                new KafkaConnection(EmbeddedCluster.shared().bootstrapServers(), Map.of());
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                connection.producerProperties("test"), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(letter.toRecord(Optional.empty()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
