package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;

/** A vendor's OAuth grant (OWN-5): the application's owner is accountable, vendor risk stands beside and stops nothing. */
final class ThirdPartyGrant implements Scenario {
    private static final Duration OWNER_HAS = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "third-party-grant";
    }

    @Override
    public String about() {
        return "A third party's grant: the application owner accountable, vendor risk informed beside it (OWN-5).";
    }

    @Override
    public void play(Stage stage) {
        String caseId = stage.cases().ofReceipt(stage.alert("third-party-grant.onus.json"));
        stage.follow(caseId);
        Predicate<InboxPage> same = page -> page.caseId().equals(caseId);
        stage.awaitPage(
                "the application's owner is paged as accountable",
                ExampleOrganisation.PLATFORM,
                true,
                Duration.ZERO,
                same);
        InboxPage beside = stage.awaitPage(
                "vendor risk hears of it beside them", ExampleOrganisation.VENDOR_RISK, false, Duration.ZERO, same);
        stage.check(
                "exactly one is accountable",
                stage.cases()
                                .get(caseId)
                                .path("persons")
                                .valueStream()
                                .filter(person ->
                                        person.path("capacity").asText().equals("accountable"))
                                .count()
                        == 1);
        stage.answer(beside, "we know this vendor.");
        stage.cases().awaitEvent(caseId, "vendor risk's answer is recorded", "note");
        InboxPage backup = stage.awaitPage(
                "and stops nothing: the backup is paged when the owner's time is up",
                ExampleOrganisation.SECURITY_OPERATIONS,
                true,
                stage.window(OWNER_HAS),
                same);
        stage.answer(backup, "I have it.");
        JsonNode acknowledged = stage.cases()
                .await(
                        caseId,
                        "an accountable answer stops it",
                        each -> each.path("state").asText().equals("acknowledged"));
        stage.check(
                "the application's owner stays the owner",
                acknowledged.path("owner").asText().equals("platform"));
    }
}
