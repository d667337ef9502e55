package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a scenario can do and see: send an alert, watch an inbox, answer a page, look at a case. */
final class Stage {
    /** Beyond a step's window: how late a page may be before the scenario has failed. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Nobody answers a page before they have read it. */
    private static final Duration READS_FOR = Duration.ofMillis(1200);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final OnusApi api;
    private final Inbox inbox;
    private final Story story;
    private final AnswerLink answers;
    private final double speed;
    private final List<String> failures = new ArrayList<>();

    Stage(OnusApi api, Inbox inbox, Story story, double speed) {
        this.api = api;
        this.inbox = inbox;
        this.story = story;
        this.answers = new AnswerLink();
        this.speed = speed;
    }

    /** Plays an example alert in at the front door, in its vendor's shape. */
    void send(String source, String resource) {
        byte[] body = ExampleOrganisation.read(resource).getBytes(StandardCharsets.UTF_8);
        story.say("an alert arrives from " + source);
        JsonNode receipt = api.post("/v1/sources/" + source, OnusApi.AS_JSON, body)
                .body()
                .path("receipts")
                .path(0);
        check("intake accepts the alert", receipt.path("outcome").asText().equals("accepted"));
    }

    /** How long a window of the example organisation lasts in this demo. */
    Duration window(Duration written) {
        return Windows.shortened(written, speed);
    }

    InboxPage awaitPage(
            String what, Set<String> persons, boolean accountable, Duration after, Predicate<InboxPage> also) {
        Predicate<InboxPage> wanted = page -> page.isRequest()
                && persons.contains(page.person())
                && page.isAccountable() == accountable
                && also.test(page);
        InboxPage page = inbox.await(wanted, after.plus(GRACE))
                .orElseThrow(() -> new UnexpectedException("Expected " + what + ", but no such page arrived."));
        check(what, true);
        return page;
    }

    boolean anyPage(Predicate<InboxPage> which) {
        return inbox.pages().stream().anyMatch(which);
    }

    /** Follows the case's timeline from here on: every event becomes a line. */
    void follow(String caseId) {
        story.follow(caseId);
    }

    void answer(InboxPage page, String words) {
        story.pause(READS_FOR);
        story.say(page.person() + " opens the link in the page and answers: " + words);
        answers.acknowledge(page.answerUrl());
    }

    JsonNode awaitCase(String caseId, String what, Predicate<JsonNode> wanted) {
        long until = System.nanoTime() + GRACE.toNanos();
        JsonNode found = api.get("/v1/cases/" + caseId);
        while (!wanted.test(found) && System.nanoTime() < until) {
            story.pause(LOOK_EVERY);
            found = api.get("/v1/cases/" + caseId);
        }
        check(what, wanted.test(found));
        return found;
    }

    boolean timelineHas(String caseId, Predicate<JsonNode> wanted) {
        return api.get("/v1/cases/" + caseId + "/timeline")
                .path("items")
                .valueStream()
                .anyMatch(wanted);
    }

    void check(String what, boolean holds) {
        if (!holds) {
            failures.add(what);
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
