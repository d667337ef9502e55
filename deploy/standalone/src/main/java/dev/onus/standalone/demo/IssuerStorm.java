package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Twelve tokens that one app has issued are used from outside within seconds (ESC-8). That is one decision about the app:
 * its owner is paged once, the tokens' owners are not, and the end of the storm ends all of them.
 */
final class IssuerStorm implements Scenario {
    private static final String APP = "github:app:meridian-release";
    private static final int TOKENS = 12;

    @Override
    public String name() {
        return "issuer-storm";
    }

    @Override
    public String about() {
        return "Twelve tokens of one app are reported at once: one case, one page to whoever answers for the app (ESC-8).";
    }

    @Override
    public void play(Stage stage) {
        stage.apply("the registry knows which app issued the tokens of the release runners", "release-runners.yaml");
        stage.say(TOKENS + " alerts arrive, one about each token");
        List<String> children = reported(stage);
        String storm = stage.cases()
                .ofIdentity(
                        APP,
                        "a case about the app",
                        each -> each.path("kind").asText().equals("storm"))
                .path("id")
                .asText();
        stage.follow(storm);
        InboxPage page = stage.awaitPage(
                "whoever answers for the app is paged",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                each -> each.caseId().equals(storm));
        stage.awaitHolds(
                "each token has a case of its own, which follows it",
                () -> all(stage, children, each -> each.path("storm").asText().equals(storm)));
        stage.awaitHolds("the storm lists them", () -> listed(stage, storm).size() == TOKENS);
        contain(stage, page, children);
        stage.check("nobody was ever paged about one token", !stage.anyPage(each -> children.contains(each.caseId())));
        stage.check(
                "and whoever answers for the app was paged once",
                stage.requests(storm).stream()
                        .filter(each -> each.isAccountable() && ExampleOrganisation.PLATFORM.contains(each.person()))
                        .map(InboxPage::pageId)
                        .toList()
                        .equals(List.of(page.pageId())));
    }

    private static List<String> reported(Stage stage) {
        List<String> receipts = new ArrayList<>();
        for (int number = 1; number <= TOKENS; number++) {
            receipts.add(
                    stage.alertAbout("release-runner.onus.json", "NN", String.format(Locale.ROOT, "%02d", number)));
        }
        return receipts.stream().map(stage.cases()::ofReceipt).toList();
    }

    private static List<JsonNode> listed(Stage stage, String storm) {
        return stage.get("/v1/cases/" + storm + "/children")
                .path("items")
                .valueStream()
                .toList();
    }

    private static void contain(Stage stage, InboxPage page, List<String> children) {
        Colleague owner = stage.person(page.person());
        owner.act(page.caseId(), "acknowledge", "acknowledges the one case", Map.of());
        owner.act(
                page.caseId(),
                "contain",
                "has suspended the app, and with it every token that it issued",
                Map.of("credentialState", "inactive", "reason", "The app is suspended; its tokens work no more."));
        owner.act(
                page.caseId(),
                "resolve",
                "closes the case",
                Map.of("outcome", "contained", "reason", "A new key for the app; the runners get new tokens."));
        stage.awaitHolds(
                "the end of the storm ends all of them, with the same outcome",
                () -> all(
                        stage,
                        children,
                        each -> each.path("state").asText().equals("resolved")
                                && each.path("outcome").asText().equals("contained")));
    }

    private static boolean all(Stage stage, List<String> cases, Predicate<JsonNode> wanted) {
        return cases.stream().map(stage.cases()::get).allMatch(wanted);
    }
}
