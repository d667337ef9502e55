package dev.onus.escalation;

import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Answers as people and services give them, for tests. */
final class Answers {
    private Answers() {}

    static Answer of(
            ResponseId id, String person, String action, OptionalLong version, Map<String, String> parameters) {
        return new Answer(
                id,
                action,
                Optional.of(person),
                Optional.empty(),
                Set.of(),
                version,
                Optional.empty(),
                Optional.ofNullable(parameters.get("reason")),
                parameters);
    }

    static Answer ofPage(ResponseId id, String person, String action, PageId page) {
        return new Answer(
                id,
                action,
                Optional.of(person),
                Optional.empty(),
                Set.of(),
                OptionalLong.empty(),
                Optional.of(page),
                Optional.empty(),
                Map.of());
    }

    static Answer ofService(
            ResponseId id, String service, Set<String> scopes, String action, Map<String, String> parameters) {
        return new Answer(
                id,
                action,
                Optional.empty(),
                Optional.of(service),
                scopes,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.ofNullable(parameters.get("reason")),
                parameters);
    }
}
