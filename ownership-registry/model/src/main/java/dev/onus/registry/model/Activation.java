package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Lifecycle;
import dev.onus.vocabulary.OwnerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the lifecycle of an identity for which nobody wrote one (OWN-16). */
public final class Activation {
    private Activation() {}

    /** As written, else active when nothing that activation asks is missing, else onboarding. */
    public static Lifecycle lifecycle(Identity identity, Directory directory) {
        return identity.lifecycle()
                .orElseGet(() -> missing(identity, directory).isEmpty() ? Lifecycle.ACTIVE : Lifecycle.ONBOARDING);
    }

    /** What activation asks and this identity has not, each as a noun phrase; empty when all is there. */
    public static List<String> missing(Identity identity, Directory directory) {
        List<String> missing = new ArrayList<>();
        OwnerAnswer owner = OwnerResolver.resolve(
                identity.id().toString(),
                Optional.of(identity),
                new Facts(AlertClass.OTHER, Optional.empty()),
                directory);
        if (owner.source() == OwnerSource.CATCH_ALL) {
            missing.add(identity.isStewarded() ? "a steward" : "an owner");
        } else if (directory.team(owner.team()).isEmpty()) {
            missing.add("an owner that exists");
        } else if (!isReachable(owner.team(), directory)) {
            missing.add("somebody in team " + owner.team() + " who can be reached");
        }
        if (identity.revocation().flatMap(Revocation::runbook).isEmpty()) {
            missing.add("a runbook (spec.revocation.runbook)");
        }
        return missing;
    }

    /** Whether anybody who may ever be on call for the team has a contact. */
    private static boolean isReachable(String team, Directory directory) {
        return directory.team(team).stream()
                .flatMap(found -> people(found.spec(), directory))
                .flatMap(person -> directory.person(person).stream())
                .anyMatch(person -> !person.spec().usableContacts().isEmpty());
    }

    private static Stream<String> people(Team team, Directory directory) {
        Stream<String> onCall = team.schedule().isEmpty()
                ? team.members().stream()
                : directory.schedule(team.schedule().get()).stream()
                        .flatMap(schedule -> schedule.spec().layers().stream())
                        .flatMap(layer -> layer.participants().stream())
                        .flatMap(List::stream);
        return Stream.concat(onCall, team.manager().stream());
    }
}
