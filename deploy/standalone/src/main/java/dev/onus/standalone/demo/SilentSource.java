package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A source falls silent (SYS-8): what it would report nobody hears, so its team is asked; heard again, that is over. */
final class SilentSource implements Scenario {
    private static final String SOURCE = "secret-store";
    /** Something that is over, so that nobody is paged for it. */
    private static final String GOOD_NEWS = "lease-given-back.onus.json";

    @Override
    public String name() {
        return "silent-source";
    }

    @Override
    public String about() {
        return "A source falls silent: its team is asked, and the case ends by itself when it is heard again (SYS-8).";
    }

    @Override
    public void play(Stage stage) {
        stage.apply("the secret store is a source that may be quiet for eight seconds", "silent-source.yaml");
        stage.send(SOURCE, GOOD_NEWS);
        InboxPage page = stage.awaitPage(
                "after eight quiet seconds its team is asked",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                asked -> kind(stage, asked.caseId()).equals("silent-source"));
        stage.follow(page.caseId());
        JsonNode silent = stage.cases().get(page.caseId());
        stage.check(
                "the case says which source it is",
                silent.path("task").path("source").asText().equals(SOURCE));
        stage.send(SOURCE, GOOD_NEWS);
        JsonNode ended = stage.cases()
                .await(
                        page.caseId(),
                        "the source is heard again, and the case ends by itself",
                        each -> each.path("state").asText().equals("resolved"));
        stage.check(
                "because the condition ended", ended.path("outcome").asText().equals("condition-ended"));
        stage.check("and the page is taken back", stage.awaitWithdrawal(page.pageId()));
        stage.apply("from now on it may be quiet for as long as it likes", "quiet-source.yaml");
    }

    private static String kind(Stage stage, String caseId) {
        return stage.cases().get(caseId).path("kind").asText();
    }
}
