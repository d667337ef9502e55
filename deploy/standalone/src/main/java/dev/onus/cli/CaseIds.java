package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onus.cli.api.OnusApi;
import java.util.List;

/** A case by its id or by the beginning of it, as long as that is unique. */
final class CaseIds {
    private static final int SHOWN = 10;
    private static final int SEARCHED = 10_000;
    private static final int FULL_LENGTH = 32;

    private final OnusApi api;

    CaseIds(OnusApi api) {
        this.api = api;
    }

    static String shortened(String id) {
        return id.length() <= SHOWN ? id : id.substring(0, SHOWN);
    }

    /** The case as it is now. */
    JsonNode find(String idOrPrefix) {
        if (idOrPrefix.length() >= FULL_LENGTH) {
            return api.get("/v1/cases/" + OnusApi.encoded(idOrPrefix));
        }
        ArrayNode cases = new Pages(api).upTo(SEARCHED, "/v1/cases");
        List<JsonNode> found = cases.valueStream()
                .filter(each -> each.path("id").asText().startsWith(idOrPrefix))
                .toList();
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 -> throw refused("Expected a case whose id begins with '" + idOrPrefix + "', but there is none.");
            default ->
                throw refused("Expected the beginning of one case's id, but '" + idOrPrefix + "' fits " + found.size()
                        + ": " + names(found) + ".");
        };
    }

    private static String names(List<JsonNode> found) {
        return String.join(
                ", ",
                found.stream().limit(5).map(each -> each.path("id").asText()).toList());
    }

    private static RefusedException refused(String message) {
        return new RefusedException(message);
    }
}
