package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import java.util.List;

/** An effect by its id or by the beginning of it, as long as that is unique. */
final class EffectIds {
    static final String PATH = "/v1/effects";
    private static final int SEARCHED = 10_000;
    private static final int FULL_LENGTH = 32;

    private final OnusApi api;

    EffectIds(OnusApi api) {
        this.api = api;
    }

    String find(String idOrPrefix) {
        if (idOrPrefix.length() >= FULL_LENGTH) {
            return idOrPrefix;
        }
        List<String> found = new Pages(api)
                .upTo(SEARCHED, PATH)
                .valueStream()
                .map(EffectIds::idOf)
                .filter(id -> id.startsWith(idOrPrefix))
                .toList();
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 ->
                throw new RefusedException(
                        "Expected an effect whose id begins with '" + idOrPrefix + "', but there is none.");
            default ->
                throw new RefusedException("Expected the beginning of one effect's id, but '" + idOrPrefix + "' fits "
                        + found.size() + ".");
        };
    }

    private static String idOf(JsonNode effect) {
        return effect.path("id").asText();
    }
}
