package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.OnusApi;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks at cases as anybody may, and waits until they are as a scenario expects. */
final class Cases {
    /** Beyond a step's window: how late something may be before the scenario has failed. */
    static final Duration GRACE = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int NOT_FOUND = 404;

    private final OnusApi api;
    private final Story story;
    private final Checks checks;

    Cases(OnusApi api, Story story, Checks checks) {
        this.api = api;
        this.story = story;
        this.checks = checks;
    }

    JsonNode get(String caseId) {
        return api.get("/v1/cases/" + caseId);
    }

    /** The case as it is once it fits; what was expected is checked either way. */
    JsonNode await(String caseId, String what, Predicate<JsonNode> wanted) {
        return await(caseId, what, Duration.ZERO, wanted);
    }

    JsonNode await(String caseId, String what, Duration after, Predicate<JsonNode> wanted) {
        long until = System.nanoTime() + after.plus(GRACE).toNanos();
        JsonNode found = get(caseId);
        while (!wanted.test(found) && System.nanoTime() < until) {
            story.pause(LOOK_EVERY);
            found = get(caseId);
        }
        checks.check(what, wanted.test(found));
        return found;
    }

    /** Waits for an event of the case's timeline. */
    void awaitEvent(String caseId, String what, Duration after, Predicate<JsonNode> wanted) {
        await(caseId, what, after, each -> has(caseId, wanted));
    }

    void awaitEvent(String caseId, String what, String kind) {
        awaitEvent(caseId, what, Duration.ZERO, item -> isOf(item, kind));
    }

    boolean has(String caseId, Predicate<JsonNode> wanted) {
        return timeline(caseId).path("items").valueStream().anyMatch(wanted);
    }

    boolean has(String caseId, String kind) {
        return has(caseId, item -> isOf(item, kind));
    }

    static boolean isOf(JsonNode item, String kind) {
        return item.path("kind").asText().equals(kind);
    }

    JsonNode timeline(String caseId) {
        return api.get("/v1/cases/" + caseId + "/timeline");
    }

    /** The case that an alert ended in; receipts and cases are two topics, so one may be seen a moment before the other. */
    String ofReceipt(String receiptId) {
        return await(
                        "a case for the alert",
                        () -> found(() -> api.get("/v1/receipts/" + receiptId))
                                .map(receipt -> receipt.path("caseId").asText())
                                .filter(id -> !id.isEmpty())
                                .flatMap(id -> found(() -> get(id))))
                .path("id")
                .asText();
    }

    /** The newest case of an identity that fits. */
    JsonNode ofIdentity(String identity, String what, Predicate<JsonNode> wanted) {
        return await(
                what,
                () -> api.get("/v1/cases?identity=" + OnusApi.encoded(identity))
                        .path("items")
                        .valueStream()
                        .filter(wanted)
                        .findFirst());
    }

    private JsonNode await(String what, Look look) {
        long until = System.nanoTime() + GRACE.toNanos();
        Optional<JsonNode> found = look.look();
        while (found.isEmpty() && System.nanoTime() < until) {
            story.pause(LOOK_EVERY);
            found = look.look();
        }
        return found.orElseThrow(() -> new UnexpectedException("Expected " + what + ", but there is none."));
    }

    @FunctionalInterface
    private interface Look {
        Optional<JsonNode> look();
    }

    @FunctionalInterface
    private interface Question {
        JsonNode ask();
    }

    private static Optional<JsonNode> found(Question question) {
        try {
            return Optional.of(question.ask());
        } catch (ApiRefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
