package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers to one reconciliation, put together where it took several, and whether they add up. */
final class Reconciled {
    /** Receipts without an end that are named, as many as the server names in one answer. */
    private static final int MOST_NAMED = 1_000;

    private final Duration within;
    private final ObjectNode sum = OnusApi.JSON.createObjectNode();
    private final Map<String, ObjectNode> sources = new LinkedHashMap<>();
    private final Map<String, ObjectNode> outcomes = new LinkedHashMap<>();
    private final ArrayNode openReceipts = OnusApi.JSON.createArrayNode();

    /** @param within how long an event may have no end */
    Reconciled(Duration within) {
        this.within = within;
    }

    /** The next stretch of time. */
    void add(JsonNode answer) {
        if (sum.isEmpty()) {
            sum.set("from", answer.path("from"));
        }
        sum.set("to", answer.path("to"));
        sum.set("checkedAt", answer.path("checkedAt"));
        count(sum, answer);
        answer.path("sources").forEach(each -> {
            ObjectNode known = sources.computeIfAbsent(each.path("source").asText(), Reconciled::named);
            count(known, each);
            copy("lastHeard", each, known);
            copy("silentSince", each, known);
        });
        answer.path("outcomes").forEach(each -> {
            String kind = each.path("outcome").asText()
                    + ' '
                    + each.path("rule").asText("")
                    + '\n'
                    + each.path("reason").asText("");
            ObjectNode known = outcomes.computeIfAbsent(
                    kind, none -> each.<ObjectNode>deepCopy().put("count", 0L));
            known.put("count", known.path("count").asLong() + each.path("count").asLong());
        });
        answer.path("openReceipts")
                .valueStream()
                .limit(MOST_NAMED - openReceipts.size())
                .forEach(openReceipts::add);
    }

    /** As the server's answer is, and what is wrong with it, if anything. */
    ObjectNode json() {
        ObjectNode all = sum.deepCopy();
        outcomes.values().forEach(all.putArray("outcomes")::add);
        all.set("openReceipts", openReceipts);
        sources.values().forEach(all.putArray("sources")::add);
        problem().ifPresent(what -> all.put("problem", what));
        return all;
    }

    /** Empty when every event has an end, or may still have none. */
    Optional<String> problem() {
        long ended = outcomes.values().stream()
                .mapToLong(each -> each.path("count").asLong())
                .sum();
        long received = sum.path("received").asLong();
        long open = sum.path("open").asLong();
        if (ended + open != received || sum.path("ended").asLong() != ended) {
            return Optional.of(
                    "It does not add up: " + received + " received, but " + ended + " ended and " + open + " open.");
        }
        if (received == 0
                && sources.size() == 1
                && !sources.values().iterator().next().has("lastHeard")) {
            return Optional.of("Nothing was ever heard of source "
                    + sources.keySet().iterator().next() + ".");
        }
        return oldest().filter(age -> age.compareTo(within) > 0)
                .map(age -> "An event has no end for " + Ages.of(age) + ", longer than " + Ages.of(within) + ".");
    }

    /** How long the oldest event without an end waits for it, by the server's clock. */
    private Optional<Duration> oldest() {
        return Optional.of(sum.path("oldestOpen").asText())
                .filter(text -> !text.isEmpty())
                .map(since -> Duration.between(
                        Instant.parse(since),
                        Instant.parse(sum.path("checkedAt").asText())));
    }

    private static ObjectNode named(String source) {
        return OnusApi.JSON.createObjectNode().put("source", source);
    }

    private static void count(ObjectNode into, JsonNode from) {
        for (String what : new String[] {"received", "ended", "open"}) {
            into.put(what, into.path(what).asLong() + from.path(what).asLong());
        }
        if (!into.has("oldestOpen")) {
            copy("oldestOpen", from, into);
        }
    }

    private static void copy(String name, JsonNode from, ObjectNode into) {
        if (from.hasNonNull(name)) {
            into.set(name, from.path(name));
        }
    }
}
