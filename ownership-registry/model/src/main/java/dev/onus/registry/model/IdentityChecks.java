package dev.onus.registry.model;

import dev.onus.vocabulary.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks an identity against the other identities and what activation asks (OWN-16). */
final class IdentityChecks {
    private IdentityChecks() {}

    static List<Finding> check(RecordKey key, Identity identity, IdentityBook identities, DirectorySnapshot after) {
        List<Finding> findings = new ArrayList<>();
        claim(key, "spec.id", identity.id().toString(), identities).ifPresent(findings::add);
        for (int index = 0; index < identity.aliases().size(); index++) {
            claim(key, "spec.aliases[" + index + "]", identity.aliases().get(index), identities)
                    .ifPresent(findings::add);
        }
        unknownSystems(key, "spec.system", identity.system().stream().toList(), after)
                .ifPresent(findings::add);
        unknownSystems(key, "spec.systems", identity.systems(), after).ifPresent(findings::add);
        unknownSystems(key, "spec.dependents", identity.dependents(), after).ifPresent(findings::add);
        identity.partner()
                .flatMap(Partner::reviewer)
                .flatMap(reviewer -> PolicyChecks.unfilled(key, "spec.partner.reviewer", reviewer, after))
                .ifPresent(findings::add);
        activation(key, identity, after).ifPresent(findings::add);
        return findings;
    }

    /** A name of a system that no record describes is kept: it may be described later, or elsewhere. */
    static Optional<Finding> unknownSystems(RecordKey key, String path, List<String> names, DirectorySnapshot after) {
        List<String> unknown =
                names.stream().filter(name -> after.system(name).isEmpty()).toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        key, path, "No System record describes " + String.join(", ", unknown) + "; the name is kept."));
    }

    private static Optional<Finding> claim(RecordKey key, String path, String id, IdentityBook identities) {
        return identities.claimants(id).stream()
                .filter(other -> !other.equals(key.name()))
                .findFirst()
                .map(other -> Finding.problem(
                        key,
                        path,
                        "Expected an id that no other identity claims, but Identity/" + other + " claims '" + id
                                + "' too."));
    }

    private static Optional<Finding> activation(RecordKey key, Identity identity, DirectorySnapshot after) {
        List<String> missing = Activation.missing(identity, after);
        Lifecycle lifecycle = Activation.lifecycle(identity, after);
        boolean written = identity.lifecycle().isPresent();
        if (missing.isEmpty() || (written && lifecycle != Lifecycle.ACTIVE)) {
            return Optional.empty();
        }
        String what = String.join(", ", missing);
        return Optional.of(Finding.warning(
                key,
                "spec.lifecycle",
                written
                        ? "An active identity needs " + what + ", which is missing."
                        : "The identity stays in onboarding until it has " + what + "."));
    }
}
