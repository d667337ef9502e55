package dev.onus.standalone.demo;

import java.time.Duration;
import java.util.Map;

/**
 * An access key and its user alarm apart; then the registry learns that they are one identity (OWN-7). The elder case
 * pages, the younger follows, and the end of the elder ends both.
 */
final class TwoNames implements Scenario {
    @Override
    public String name() {
        return "two-names";
    }

    @Override
    public String about() {
        return "Two cases under two names of one identity: the elder pages, the younger follows, both end together (OWN-7).";
    }

    @Override
    public void play(Stage stage) {
        String elder = stage.cases().ofReceipt(stage.alert("ledger-export-key.onus.json"));
        stage.follow(elder);
        InboxPage first = stage.awaitPage(
                "the key's case pages payments",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(elder));
        String younger = stage.cases().ofReceipt(stage.alert("ledger-export-user.onus.json"));
        stage.follow(younger);
        InboxPage second = stage.awaitPage(
                "the user's case pages too",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(younger));
        stage.apply("the registry learns that the user is another name of the key", "two-names.yaml");
        stage.cases()
                .await(
                        younger,
                        "the younger case follows the elder",
                        each -> each.path("follows").asText().equals(elder));
        stage.check("its page is withdrawn", stage.awaitWithdrawal(second.pageId()));
        stage.check("and the elder's is not", !stage.isWithdrawn(first.pageId()));
        Colleague owner = stage.person(first.person());
        owner.act(elder, "acknowledge", "acknowledges the elder case", Map.of());
        owner.act(
                elder,
                "resolve",
                "closes it: a planned export",
                Map.of("outcome", "false-positive", "reason", "The yearly export, agreed with the auditors."));
        stage.cases()
                .await(
                        younger,
                        "the end of the elder ends the younger",
                        each -> each.path("state").asText().equals("resolved"));
        stage.check(
                "with the same outcome",
                stage.cases().get(younger).path("outcome").asText().equals("false-positive"));
    }
}
