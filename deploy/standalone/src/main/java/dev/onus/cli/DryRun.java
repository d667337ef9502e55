package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.OnusApi;

/**
 * What an apply would answer.
 *
 * @param problems what it would be refused for; empty when it would not
 * @param applied the answer; an empty object when it would be refused
 */
record DryRun(JsonNode problems, JsonNode applied) {
    private static final int INVALID_DOCUMENTS = 422;

    /** @throws ApiRefusedException when it is refused for anything but what the documents say */
    static DryRun of(OnusApi api, String stream) {
        try {
            return new DryRun(MissingNode.getInstance(), ApplyCommand.post(api, stream, true));
        } catch (ApiRefusedException refused) {
            if (refused.status() != INVALID_DOCUMENTS) {
                throw refused;
            }
            return new DryRun(refused.problem().path("errors"), OnusApi.JSON.createObjectNode());
        }
    }

    boolean isRefused() {
        return !problems.isMissingNode();
    }

    JsonNode warnings() {
        return applied.path("warnings");
    }

    JsonNode findings() {
        return applied.path("findings");
    }

    /** A list, also of what was left out. */
    static void copy(ObjectNode into, String name, JsonNode list) {
        list.forEach(into.withArray(name)::add);
        into.withArray(name);
    }
}
