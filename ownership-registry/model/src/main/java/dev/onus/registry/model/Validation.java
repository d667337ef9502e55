package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks a change as a whole, against the records as they are once all of it is done: what is named exists, no identity
 * is claimed twice, what must stay stays. Reading has checked each document by itself before.
 */
public final class Validation {
    private final DirectorySnapshot after;
    private final IdentityBook identities;
    private final List<Finding> findings = new ArrayList<>();

    private Validation(DirectorySnapshot after, IdentityBook identities) {
        this.after = after;
        this.identities = identities;
    }

    /**
     * @param after with every change done, identities apart
     * @param identities with every change done
     * @param changed what was written or deleted; only these are checked, and who names what was deleted
     * @return problems and warnings, in the order of the changes
     */
    public static List<Finding> check(DirectorySnapshot after, IdentityBook identities, Collection<RecordKey> changed) {
        Validation validation = new Validation(after, identities);
        Set<RecordKey> deleted = new HashSet<>();
        for (RecordKey key : changed) {
            validation.find(key).ifPresentOrElse(spec -> validation.written(key, spec), () -> deleted.add(key));
        }
        validation.deleted(deleted, changed);
        return List.copyOf(validation.findings);
    }

    private Optional<Spec> find(RecordKey key) {
        return key.kind() == Kind.IDENTITY
                ? identities.named(key.name()).map(Versioned::spec)
                : after.find(key.kind(), key.name()).map(Versioned::spec);
    }

    private void written(RecordKey key, Spec spec) {
        for (References.Reference reference : References.of(spec)) {
            if (after.find(reference.kind(), reference.name()).isEmpty()) {
                findings.add(Finding.problem(key, reference.path(), missing(reference)));
            }
        }
        switch (spec) {
            case Person person -> findings.addAll(ContactChecks.check(key, person, after));
            case Identity identity -> findings.addAll(IdentityChecks.check(key, identity, identities, after));
            case OwnedSystem system -> unknownSystems(key, "spec.dependsOn", system.dependsOn());
            case OwnershipRule rule -> catchAllMatch(key, rule.match().isEverything());
            case EscalationPolicy policy -> {
                catchAllMatch(key, policy.match().isEverything());
                findings.addAll(PolicyChecks.check(key, policy, after));
            }
            case Schedule schedule -> replacements(key, schedule);
            case Team team -> emptyTeam(key, team);
            case Source source -> findings.addAll(SourceChecks.check(key, source));
            case Channel channel -> {}
            case ChangeWindow window -> {}
            case Token token -> {}
        }
    }

    private String missing(References.Reference reference) {
        String kind = reference.kind().kindName();
        List<String> names =
                after.all(reference.kind()).stream().map(Versioned::name).toList();
        String article = kind.matches("[AEIOU].*") ? "an " : "a ";
        return Words.expected(article + kind + " that exists", reference.name(), names);
    }

    private void deleted(Set<RecordKey> deleted, Collection<RecordKey> changed) {
        for (RecordKey key : changed) {
            if (deleted.contains(key) && FirstRecords.isPermanent(key.kind(), key.name())) {
                findings.add(Finding.problem(
                        key, "", "Expected " + key + " to stay, because it is who answers when nobody else does."));
            }
        }
        if (!deleted.isEmpty()) {
            Set<RecordKey> alreadyChecked = Set.copyOf(changed);
            for (Kind kind : Kind.values()) {
                stay(kind)
                        .filter(found -> !alreadyChecked.contains(new RecordKey(kind, found.name())))
                        .forEach(found -> namesNone(new RecordKey(kind, found.name()), found.spec(), deleted));
            }
        }
    }

    private Stream<? extends Versioned<? extends Spec>> stay(Kind kind) {
        return kind == Kind.IDENTITY ? identities.all().stream() : after.all(kind).stream();
    }

    private void namesNone(RecordKey key, Spec spec, Set<RecordKey> deleted) {
        for (References.Reference reference : References.of(spec)) {
            RecordKey named = new RecordKey(reference.kind(), reference.name());
            if (deleted.contains(named)) {
                findings.add(Finding.problem(
                        named,
                        "",
                        "Expected nothing to name " + named + " any more, but " + key + " does in " + reference.path()
                                + "."));
            }
        }
        if (spec instanceof Person person) {
            ContactChecks.check(key, person, after).stream()
                    .filter(Finding::isProblem)
                    .forEach(findings::add);
        }
    }

    private void catchAllMatch(RecordKey key, boolean everything) {
        if (FirstRecords.isPermanent(key.kind(), key.name()) && !everything) {
            findings.add(Finding.problem(
                    key,
                    "spec.match",
                    "Expected {} in " + key + ", which has to match whatever nothing else matches."));
        }
    }

    private void unknownSystems(RecordKey key, String path, List<String> names) {
        IdentityChecks.unknownSystems(key, path, names, after).ifPresent(findings::add);
    }

    private void replacements(RecordKey key, Schedule schedule) {
        Set<String> people = new HashSet<>();
        schedule.layers().forEach(layer -> layer.participants().forEach(people::addAll));
        schedule.overrides().forEach(override -> people.add(override.with()));
        for (int index = 0; index < schedule.overrides().size(); index++) {
            String replaced = schedule.overrides().get(index).replace().orElse("");
            if (!replaced.isEmpty() && !people.contains(replaced)) {
                findings.add(Finding.warning(
                        key,
                        "spec.overrides[" + index + "].replace",
                        replaced + " is in no layer of the schedule, so the override never takes effect."));
            }
        }
    }

    private void emptyTeam(RecordKey key, Team team) {
        if (team.schedule().isEmpty()
                && team.members().isEmpty()
                && team.manager().isEmpty()) {
            findings.add(Finding.warning(
                    key, "spec", "The team has no schedule, no members and no manager, so nobody can be paged."));
        }
    }
}
