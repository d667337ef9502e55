package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onus.cli.api.OnusApi;

/** Reads a list to its end, or to a limit, over as many requests as it takes. */
final class Pages {
    private final OnusApi api;

    Pages(OnusApi api) {
        this.api = api;
    }

    ArrayNode upTo(int limit, String path) {
        ArrayNode all = OnusApi.JSON.createArrayNode();
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page = api.get(cursor.isEmpty() ? path : path + separator + "cursor=" + OnusApi.encoded(cursor));
            page.path("items").valueStream().limit(limit - all.size()).forEach(all::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && all.size() < limit);
        return all;
    }
}
