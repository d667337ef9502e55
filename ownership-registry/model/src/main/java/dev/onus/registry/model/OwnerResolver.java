package dev.onus.registry.model;

import dev.onus.vocabulary.OwnerSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the one team that answers for an alert (OWN-1, design decision 4): a rule that names the alert's class, the
 * identity's own record, its system, another rule, and in the end the catch-all.
 *
 * <p>A shared identity, or one that several systems use, is answered for by its steward. Without one nobody guesses:
 * the catch-all answers and the reason says which steward is missing (OWN-4).
 */
public final class OwnerResolver {
    static final int CONFIDENCE_EXACT = 100;
    static final int CONFIDENCE_CLASS_RULE = 90;
    static final int CONFIDENCE_SYSTEM = 80;
    static final int CONFIDENCE_RULE = 60;
    static final int CONFIDENCE_CATCH_ALL = 0;

    private final String key;
    private final Optional<Identity> identity;
    private final RuleSubject subject;
    private final Directory directory;
    private final List<RecordRef> restsOn = new ArrayList<>();
    private final List<Versioned<OwnedSystem>> systems;

    private OwnerResolver(String key, Optional<Identity> identity, Facts facts, Directory directory) {
        this.key = key;
        this.identity = identity;
        this.directory = directory;
        this.subject = RuleSubject.of(key, identity, facts);
        this.systems = systems(subject.systems(), directory);
    }

    private static List<Versioned<OwnedSystem>> systems(List<String> names, Directory directory) {
        List<Versioned<OwnedSystem>> found = new ArrayList<>(names.size());
        for (String name : names) {
            directory.system(name).ifPresent(found::add);
        }
        return found;
    }

    /**
     * @param identityKey the canonical id, or what stands in for it when the alert names no identity
     * @param identity its record, when there is one
     */
    public static OwnerAnswer resolve(
            String identityKey, Optional<Identity> identity, Facts facts, Directory directory) {
        return of(identityKey, identity.map(known -> Inherited.from(known, directory)), facts, directory);
    }

    /** The same where it is known what the identity takes over; for the owner that is the environment alone. */
    static OwnerAnswer of(String identityKey, Optional<Identity> inherited, Facts facts, Directory directory) {
        return new OwnerResolver(identityKey, inherited, facts, directory).resolve();
    }

    private OwnerAnswer resolve() {
        return byClassRule()
                .or(this::byIdentity)
                .or(this::bySystem)
                .or(this::byRule)
                .orElseGet(() -> catchAll(whyNobody()));
    }

    private Optional<OwnerAnswer> byClassRule() {
        return firstRule(true).map(rule -> {
            restsOn.add(rule.ref(Kind.OWNERSHIP_RULE));
            return answer(
                    rule.spec().owner(),
                    OwnerSource.CLASS_RULE,
                    CONFIDENCE_CLASS_RULE,
                    "Ownership rule " + rule.name() + " gives alerts of class "
                            + subject.alertClass().word() + " to team "
                            + rule.spec().owner() + ".");
        });
    }

    private Optional<OwnerAnswer> byIdentity() {
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        if (identity.get().isStewarded()) {
            return Optional.of(bySteward(identity.get()));
        }
        return identity.get()
                .owner()
                .map(owner -> answer(
                        owner,
                        OwnerSource.EXACT,
                        CONFIDENCE_EXACT,
                        "The record of " + key + " names team " + owner + " as its owner."));
    }

    private OwnerAnswer bySteward(Identity stewarded) {
        String why = stewarded.shared()
                ? key + " is shared"
                : key + " is used by several systems (" + String.join(", ", stewarded.usedBy()) + ")";
        return steward()
                .map(steward -> answer(
                        steward,
                        OwnerSource.STEWARD,
                        CONFIDENCE_EXACT,
                        why + ", so its steward, team " + steward + ", answers for it."))
                .orElseGet(() -> catchAll(why + " and has no steward"));
    }

    private Optional<OwnerAnswer> bySystem() {
        return systems.stream()
                .filter(system -> system.spec().owner().isPresent())
                .findFirst()
                .map(system -> answer(
                        system.spec().owner().orElseThrow(),
                        OwnerSource.SYSTEM,
                        CONFIDENCE_SYSTEM,
                        key + " belongs to system " + system.name() + ", which team "
                                + system.spec().owner().orElseThrow() + " owns."));
    }

    private Optional<OwnerAnswer> byRule() {
        return firstRule(false).map(rule -> {
            restsOn.add(rule.ref(Kind.OWNERSHIP_RULE));
            return answer(
                    rule.spec().owner(),
                    OwnerSource.RULE,
                    CONFIDENCE_RULE,
                    "Ownership rule " + rule.name() + " gives " + key + " to team "
                            + rule.spec().owner() + ".");
        });
    }

    private OwnerAnswer catchAll(String why) {
        catchAllRule(directory).ifPresent(found -> restsOn.add(found.ref(Kind.OWNERSHIP_RULE)));
        String team = catchAllTeam(directory);
        return answer(
                team,
                OwnerSource.CATCH_ALL,
                CONFIDENCE_CATCH_ALL,
                why + ", so the catch-all, team " + team + ", answers for it.");
    }

    /** The team that answers where nobody else does. */
    public static String catchAllTeam(Directory directory) {
        return catchAllRule(directory).map(found -> found.spec().owner()).orElse(FirstRecords.CATCH_ALL);
    }

    private static Optional<Versioned<OwnershipRule>> catchAllRule(Directory directory) {
        return directory.ownershipRules().stream()
                .filter(candidate -> candidate.name().equals(FirstRecords.CATCH_ALL))
                .findFirst();
    }

    private String whyNobody() {
        return identity.isEmpty()
                ? "Nobody has registered " + key
                : "Neither the record of " + key + " nor a system or rule names an owner";
    }

    /** A plain loop: it runs over every rule for most alerts. */
    private Optional<Versioned<OwnershipRule>> firstRule(boolean byClass) {
        for (Versioned<OwnershipRule> rule : directory.ownershipRules()) {
            RuleMatch match = rule.spec().match();
            if (match.alertClass().isEmpty() != byClass
                    && subject.matches(match)
                    && !rule.name().equals(FirstRecords.CATCH_ALL)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private Optional<String> steward() {
        return identity.flatMap(Identity::steward).or(() -> firstOf(OwnedSystem::steward));
    }

    /** What the first system says that says anything. */
    private Optional<String> firstOf(Function<OwnedSystem, Optional<String>> said) {
        for (Versioned<OwnedSystem> system : systems) {
            Optional<String> it = said.apply(system.spec());
            if (it.isPresent()) {
                return it;
            }
        }
        return Optional.empty();
    }

    private OwnerAnswer answer(String team, OwnerSource source, int confidencePercent, String reason) {
        systems.forEach(system -> restsOn.add(system.ref(Kind.SYSTEM)));
        return new OwnerAnswer(
                team,
                steward(),
                identity.flatMap(Identity::backup),
                firstOf(OwnedSystem::serviceOwner),
                source,
                confidencePercent,
                reason,
                restsOn);
    }
}
