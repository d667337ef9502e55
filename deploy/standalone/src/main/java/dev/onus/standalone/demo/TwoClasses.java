package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** One identity, two alerts of different class, two owners at the same time (OWN-1). */
final class TwoClasses implements Scenario {
    private static final String IDENTITY = "aws:access-key:AKIA4STATEMENTSEXP01";

    @Override
    public String name() {
        return "two-classes";
    }

    @Override
    public String about() {
        return "A leak and policy drift on one identity: the application team and the identity team (OWN-1).";
    }

    @Override
    public void play(Stage stage) {
        String leak = stage.cases().ofReceipt(stage.send("github", "statements-key-leaked.github.json"));
        stage.follow(leak);
        InboxPage application = stage.awaitPage(
                "the leak pages the application team",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(leak));
        String drift = stage.cases().ofReceipt(stage.alert("statements-key-drift.onus.json"));
        stage.follow(drift);
        stage.awaitPage(
                "the drift pages the identity team",
                ExampleOrganisation.IDENTITY_GOVERNANCE,
                true,
                Duration.ZERO,
                page -> page.caseId().equals(drift));
        JsonNode leaked = stage.cases().get(leak);
        JsonNode drifted = stage.cases().get(drift);
        stage.check(
                "both are about one identity",
                identityOf(leaked).equals(IDENTITY) && identityOf(drifted).equals(IDENTITY));
        stage.check(
                "the leak is payments' and nobody else's",
                leaked.path("owner").asText().equals("payments"));
        stage.check(
                "the drift is identity governance's, by the rule for its class",
                drifted.path("owner").asText().equals("identity-governance")
                        && drifted.path("ownerSource").asText().equals("class-rule"));
        stage.check(
                "nobody of payments is paged for the drift",
                !stage.anyPage(
                        page -> page.caseId().equals(drift) && ExampleOrganisation.PAYMENTS.contains(page.person())));
        stage.answer(application, "I have the leak.");
        stage.cases()
                .await(
                        leak,
                        "an answer to the one leaves the other open",
                        each -> each.path("state").asText().equals("acknowledged")
                                && stage.cases()
                                        .get(drift)
                                        .path("state")
                                        .asText()
                                        .equals("open"));
    }

    private static String identityOf(JsonNode found) {
        return found.path("identity").path("id").asText();
    }
}
