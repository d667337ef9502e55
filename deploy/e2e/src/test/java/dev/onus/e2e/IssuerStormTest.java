package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import dev.onus.e2e.EscalationLog.Asked;
import dev.onus.e2e.Receiver.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * ESC-8 over the whole installation: identities come through the registry, alerts through intake, pages to a webhook, and
 * what is decided through the API. However many children an issuer has, it is one decision, one page for each who decides,
 * and none for anybody who owns a child.
 */
class IssuerStormTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MANY = 10_000;
    /** They come when the page of what is critical has arrived, so that it has not waited for the end of the storms. */
    private static final int LAST = 1_000;

    private static final Receiver RECEIVER = new Receiver();
    private static OnusProcess onus;
    private static OnusApi api;
    private static EscalationLog log;

    @BeforeAll
    static void start() {
        onus = OnusProcess.up(Folders.fresh("storms"), Ports.free());
        api = onus.api();
        log = new EscalationLog(onus.kafka(), onus.schemaRegistry());
    }

    @AfterAll
    static void stop() {
        log.close();
        onus.close();
        RECEIVER.close();
    }

    @Test
    void shouldBeOneDecisionAndOnePageForEachWhoDecidesAboutAThousandChildren() {
        StormingIssuer issuer = new StormingIssuer("signing-key", 1_000);
        issuer.applyTo(api, RECEIVER);
        Siem siem = new Siem(api, List.of(issuer));

        siem.send(0, issuer.children());

        areAllTaken(siem, issuer);
        StormCase storm = isOneDecision(issuer);
        endsAllButWhatIsApart(issuer, storm);
    }

    @Test
    void shouldKeepTwoStormsOfTenThousandApartAndHoldNoFirstPageOfWhatIsCritical() {
        StormingIssuer one = new StormingIssuer("ci", MANY);
        StormingIssuer other = new StormingIssuer("oauth", MANY);
        one.applyTo(api, RECEIVER);
        other.applyTo(api, RECEIVER);
        Siem siem = new Siem(api, List.of(one, other));
        try (Mailbox mailbox = new Mailbox()) {
            BusyPerson pat = new BusyPerson("pat", mailbox);
            List<String> held = haveAllThatFits(pat);

            CompletableFuture<Void> storms = CompletableFuture.runAsync(() -> siem.send(0, MANY - LAST));
            patiently("a quarter of the storms").until(() -> siem.sent() >= MANY / 2);
            String critical = OpenedCase.of(api, pat.alert(api, held.size() + BusyPerson.MAILS_A_MINUTE, "critical"))
                    .path("id")
                    .asText();
            patiently("the critical case's page").until(() -> pat.placeOf(critical) >= 0);
            storms.join();
            siem.send(MANY - LAST, MANY);

            areAllTaken(siem, one, other);
            StormCase stormOfOne = isOneDecision(one);
            StormCase stormOfOther = isOneDecision(other);
            endsAllButWhatIsApart(one, stormOfOne);
            assertThat(stormOfOther.children())
                    .as("the other issuer's")
                    .hasSize(MANY)
                    .allMatch(child -> child.path("state").asText().equals("open"));
            cameBefore(critical, held, pat);
        }
    }

    /** Two more than that wait for a free place. */
    private static List<String> haveAllThatFits(BusyPerson pat) {
        int all = BusyPerson.MAILS_A_MINUTE + 2;
        pat.applyTo(api, all + 1);
        List<String> cases = IntStream.range(0, all)
                .mapToObj(number -> OpenedCase.of(api, pat.alert(api, number, "high"))
                        .path("id")
                        .asText())
                .toList();
        patiently("all pages that a minute has room for")
                .until(() -> pat.mailbox().mails().size() >= BusyPerson.MAILS_A_MINUTE);
        return cases.stream().filter(caseId -> pat.placeOf(caseId) < 0).toList();
    }

    /** Both that were held leave in one mail, which has come after the page of the critical case. */
    private static void cameBefore(String critical, List<String> held, BusyPerson pat) {
        patiently("the pages that were held").until(() -> held.stream().allMatch(caseId -> pat.placeOf(caseId) >= 0));
        assertThat(held).hasSize(2);
        assertThat(held).allSatisfy(caseId -> assertThat(pat.placeOf(caseId)).isGreaterThan(pat.placeOf(critical)));
        assertThat(pat.placeOf(held.getFirst())).isEqualTo(pat.placeOf(held.getLast()));
        assertThat(log.pages(pat.identityPrefix())).hasSize(BusyPerson.MAILS_A_MINUTE + 3);
    }

    /** A receipt for each alert, and each has the one end that it can have. */
    private static void areAllTaken(Siem siem, StormingIssuer... issuers) {
        assertThat(siem.receipts())
                .hasSize(siem.sent())
                .allMatch(receipt -> receipt.path("outcome").asText().equals("accepted"));
        assertThat(siem.receipts().stream()
                        .map(receipt -> receipt.path("id").asText())
                        .distinct())
                .hasSize(siem.sent());
        for (StormingIssuer issuer : issuers) {
            patiently("the ends of " + issuer.source()).untilAsserted(() -> {
                JsonNode counted = api.get("/v1/reconciliation?source=" + issuer.source());
                assertThat(counted.path("received").asInt())
                        .as(counted::toString)
                        .isEqualTo(issuer.children());
                assertThat(counted.path("outcomes")).as(counted::toString).hasSize(1);
                JsonNode only = counted.path("outcomes").path(0);
                assertThat(only.path("outcome").asText()).isEqualTo("case-opened");
                assertThat(only.path("count").asInt()).isEqualTo(issuer.children());
            });
        }
    }

    private static StormCase isOneDecision(StormingIssuer issuer) {
        patiently("the children of " + issuer.name())
                .until(() -> log.cases("linked", issuer.childPrefix()) == issuer.children());
        patiently("the storm of " + issuer.name())
                .until(() -> StormCase.of(api, issuer).size() == 1
                        && StormCase.of(api, issuer)
                                        .getFirst()
                                        .now()
                                        .path("children")
                                        .asInt()
                                == issuer.children());
        StormCase storm = StormCase.of(api, issuer).getFirst();
        patiently("the list of " + issuer.name()).untilAsserted(() -> {
            List<JsonNode> children = storm.children();
            assertThat(children)
                    .hasSize(issuer.children())
                    .allMatch(child -> child.path("storm").asText().equals(storm.id())
                            && child.path("state").asText().equals("open"));
            assertThat(identitiesOf(children)).isEqualTo(issuer.allChildren());
        });
        assertThat(storm.now().path("identity").path("blastRadius").asInt()).isEqualTo(issuer.children());
        pagesOnlyWhoDecides(issuer, storm);
        return storm;
    }

    private static Set<String> identitiesOf(List<JsonNode> children) {
        Set<String> identities = new HashSet<>();
        children.forEach(
                child -> identities.add(child.path("identity").path("id").asText()));
        return identities;
    }

    /** What the log has asked for, and what has arrived: nothing about a child, not even something that was taken back. */
    private static void pagesOnlyWhoDecides(StormingIssuer issuer, StormCase storm) {
        issuer.deciders().forEach(person -> RECEIVER.await("the page of " + person, isFor(person)));
        assertThat(log.pages(issuer.childPrefix()).size())
                .as("pages about children")
                .isZero();
        assertThat(log.pages(issuer.id()))
                .extracting(Asked::person)
                .containsExactlyInAnyOrderElementsOf(issuer.deciders());
        assertThat(RECEIVER.messages().stream().filter(isFor(issuer.ownerOfChildren())))
                .isEmpty();
        assertThat(RECEIVER.messages().stream()
                        .filter(message -> message.caseId().equals(storm.id())))
                .allMatch(Message::isRequest)
                .extracting(Message::pageId)
                .containsExactlyInAnyOrderElementsOf(
                        log.pages(issuer.id()).stream().map(Asked::pageId).toList());
    }

    private static Predicate<Message> isFor(String person) {
        return message -> message.person().equals(person);
    }

    private static void endsAllButWhatIsApart(StormingIssuer issuer, StormCase storm) {
        String apart = storm.children().getFirst().path("id").asText();
        StormCase.resolve(api, apart, "false-positive");
        patiently("the end of the one that is apart")
                .until(() ->
                        api.get("/v1/cases/" + apart).path("state").asText().equals("resolved"));
        JsonNode before = api.get("/v1/cases/" + apart);

        storm.resolve("condition-ended");

        patiently("the end of " + issuer.name())
                .until(() -> log.cases("resolved", issuer.childPrefix()) == issuer.children());
        patiently("the end of each child of " + issuer.name()).untilAsserted(() -> {
            List<JsonNode> children = storm.children();
            assertThat(children)
                    .hasSize(issuer.children())
                    .allMatch(child -> child.path("state").asText().equals("resolved"));
            assertThat(children.stream()
                            .filter(child -> child.path("outcome").asText().equals("condition-ended")))
                    .hasSize(issuer.children() - 1);
        });
        assertThat(api.get("/v1/cases/" + apart)).isEqualTo(before);
        assertThat(log.pages(issuer.childPrefix()).size())
                .as("pages about children")
                .isZero();
    }

    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
    }
}
