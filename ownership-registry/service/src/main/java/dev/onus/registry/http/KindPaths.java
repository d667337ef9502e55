package dev.onus.registry.http;

import dev.onus.registry.model.Kind;

/** The kinds that have a path of their own; tokens have another, since their hash is not shown. */
final class KindPaths {
    /** As a path variable, so that other paths under {@code /v1} are not taken for a kind. */
    static final String KIND = "{kind:people|teams|schedules|systems|identities|ownership-rules"
            + "|escalation-policies|sources|channels}";

    private KindPaths() {}

    static Kind kind(String plural) {
        return Kind.find(plural)
                .orElseThrow(() -> ProblemException.notFound("Expected a kind, but got '" + plural + "'."));
    }
}
