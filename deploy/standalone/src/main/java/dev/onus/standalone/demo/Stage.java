package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What a scenario can do and see: send an alert, watch an inbox, answer a page, look at a case, be somebody. */
final class Stage {
    /** Nobody answers a page before they have read it. */
    static final Duration READS_FOR = Duration.ofMillis(1200);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final OnusApi api;
    private final Inbox inbox;
    private final Story story;
    private final Company company;
    private final Checks checks;
    private final Cases cases;
    private final AnswerLink answers = new AnswerLink();
    private final double speed;

    Stage(OnusApi api, Inbox inbox, Story story, Company company, double speed) {
        this.api = api;
        this.inbox = inbox;
        this.story = story;
        this.company = company;
        this.checks = new Checks(story);
        this.cases = new Cases(api, story, checks);
        this.speed = speed;
    }

    /** Plays an example alert in at the front door, in its vendor's shape; answers its receipt's id. */
    String send(String source, String resource) {
        return send("an alert arrives from " + source, "/v1/sources/" + source, resource);
    }

    /** The same in our own JSON, for what has no vendor. */
    String alert(String resource) {
        return send("an alert arrives", "/v1/alerts", resource);
    }

    /** One of many of a kind: what the file leaves open is filled in, and the story does not tell of each. */
    String alertAbout(String resource, String open, String filled) {
        return post(
                "/v1/alerts",
                ExampleOrganisation.read("/examples/alerts/" + resource).replace(open, filled));
    }

    private String send(String words, String path, String resource) {
        String alert = ExampleOrganisation.read("/examples/alerts/" + resource);
        story.say(words);
        return post(path, alert);
    }

    private String post(String path, String alert) {
        byte[] body = Moments.filled(alert, Instant.now()).getBytes(StandardCharsets.UTF_8);
        JsonNode receipt =
                api.post(path, OnusApi.AS_JSON, body).body().path("receipts").path(0);
        boolean accepted = receipt.path("outcome").asText().equals("accepted");
        if (!accepted) {
            checks.check("intake accepts the alert, but it says " + receipt, false);
        }
        return receipt.path("id").asText();
    }

    /** Configuration as code changes while things happen. */
    void apply(String words, String resource) {
        story.say(words);
        String yaml = Windows.shortened(
                Moments.filled(ExampleOrganisation.read("/examples/changes/" + resource), Instant.now()), speed);
        api.post("/v1/apply", OnusApi.AS_YAML, yaml.getBytes(StandardCharsets.UTF_8));
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
        InboxPage page = inbox.await(wanted, after.plus(Cases.GRACE)).orElseThrow(() -> {
            story.fails(what);
            return new UnexpectedException("Expected " + what + ", but no such page arrived.");
        });
        checks.check(what, true);
        return page;
    }

    boolean anyPage(Predicate<InboxPage> which) {
        return inbox.pages().stream().anyMatch(which);
    }

    /** Every page that asks somebody about the case, in the order in which they arrived. */
    List<InboxPage> requests(String caseId) {
        return inbox.pages().stream()
                .filter(page -> page.isRequest() && page.caseId().equals(caseId))
                .toList();
    }

    /** Waits until the withdrawal of a page has arrived where the page had. */
    boolean awaitWithdrawal(String pageId) {
        return inbox.await(withdrawalOf(pageId), Cases.GRACE).isPresent();
    }

    boolean isWithdrawn(String pageId) {
        return anyPage(withdrawalOf(pageId));
    }

    private static Predicate<InboxPage> withdrawalOf(String pageId) {
        return page -> page.pageId().equals(pageId) && page.type().contains(".withdrawn.");
    }

    /** Waits for something that no case shows. */
    void awaitHolds(String what, BooleanSupplier holds) {
        long until = System.nanoTime() + Cases.GRACE.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < until) {
            story.pause(LOOK_EVERY);
        }
        checks.check(what, holds.getAsBoolean());
    }

    /** Follows the case's timeline from here on: every event becomes a line. */
    void follow(String caseId) {
        story.follow(caseId);
    }

    void say(String text) {
        story.say(text);
    }

    void pause(Duration howLong) {
        story.pause(howLong);
    }

    void answer(InboxPage page, String words) {
        story.pause(READS_FOR);
        story.say(page.person() + " opens the link in the page and answers: " + words);
        answers.acknowledge(page.answerUrl());
    }

    Colleague person(String name) {
        return company.person(name);
    }

    Platform platform() {
        return company.platform();
    }

    Audit audit() {
        return company.audit();
    }

    Cases cases() {
        return cases;
    }

    JsonNode get(String path) {
        return api.get(path);
    }

    void check(String what, boolean holds) {
        checks.check(what, holds);
    }

    Checks checks() {
        return checks;
    }
}
