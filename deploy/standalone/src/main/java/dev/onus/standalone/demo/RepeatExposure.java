package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * A token leaks, is contained and closed. It leaks again: a new case that is linked to the first and more urgent (OWN-12).
 * Then it is used again: the first case starts again, with its whole history (OWN-14).
 */
final class RepeatExposure implements Scenario {
    @Override
    public String name() {
        return "repeat-exposure";
    }

    @Override
    public String about() {
        return "Contained, closed, exposed again: linked and more urgent; used again: reopened with its history (OWN-12, OWN-14).";
    }

    @Override
    public void play(Stage stage) {
        String first = stage.cases().ofReceipt(stage.alert("mailer-leaked.onus.json"));
        stage.follow(first);
        InboxPage page = stage.awaitPage(
                "the leak pages payments",
                ExampleOrganisation.PAYMENTS,
                true,
                Duration.ZERO,
                each -> each.caseId().equals(first));
        String priority = stage.cases().get(first).path("priority").asText();
        contain(stage, stage.person(page.person()), first);
        again(stage, first, priority);
        usedAgain(stage, first);
    }

    private static void contain(Stage stage, Colleague owner, String first) {
        owner.act(first, "acknowledge", "acknowledges", Map.of());
        stage.check(
                "it cannot be contained while the latest word is that the token works",
                !owner.refusedTo(first, "contain", "says that it is contained", Map.of("reason", "Surely."))
                        .isEmpty());
        owner.act(
                first,
                "contain",
                "has revoked the token and says so",
                Map.of("credentialState", "inactive", "reason", "Revoked; the mailer has a new one."));
        owner.act(
                first,
                "resolve",
                "closes the case",
                Map.of("outcome", "contained", "reason", "Revoked, and nothing was read with it."));
    }

    private static void again(Stage stage, String first, String priority) {
        String second = stage.cases().ofReceipt(stage.alert("mailer-leaked-again.onus.json"));
        stage.follow(second);
        JsonNode repeated = stage.cases()
                .await(
                        second,
                        "the second exposure is linked to the first",
                        each -> each.path("repeats")
                                .valueStream()
                                .anyMatch(id -> id.asText().equals(first)));
        stage.check(
                "and more urgent: " + repeated.path("priority").asText() + " instead of " + priority,
                repeated.path("priority").asText().compareTo(priority) < 0);
    }

    private static void usedAgain(Stage stage, String first) {
        stage.alert("mailer-used-again.onus.json");
        JsonNode reopened = stage.cases()
                .await(
                        first,
                        "used again, the first case is open again",
                        each -> each.path("state").asText().equals("open"));
        stage.check("in a new episode", reopened.path("episode").asInt() == 2);
        stage.check(
                "with its whole history",
                stage.cases().has(first, "contained")
                        && stage.cases().has(first, "resolved")
                        && stage.cases().has(first, "reopened"));
    }
}
