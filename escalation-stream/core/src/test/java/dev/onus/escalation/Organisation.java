package dev.onus.escalation;

import dev.onus.registry.model.ChangeWindow;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.Credential;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Fallback;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.OwnedSystem;
import dev.onus.registry.model.OwnershipRule;
import dev.onus.registry.model.Partner;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.registry.model.RuleMatch;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Step;
import dev.onus.registry.model.Team;
import dev.onus.registry.model.Terms;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Lifecycle;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small organisation whose records a test writes by hand; every team is its members, without a schedule. */
final class Organisation implements Directory {
    private final Map<String, Versioned<Person>> people = new HashMap<>();
    private final Map<String, Versioned<Team>> teams = new HashMap<>();
    private final Map<String, Versioned<OwnedSystem>> systems = new HashMap<>();
    private final Map<String, Versioned<EscalationPolicy>> everyPolicy = new HashMap<>();
    private final Map<String, Versioned<EscalationPolicy>> policies = new HashMap<>();
    private final List<Versioned<OwnershipRule>> rules = new ArrayList<>();
    private final List<Versioned<ChangeWindow>> windows = new ArrayList<>();

    /** ana in payments with manager mo; bo in secops; adam in the catch-all. */
    static Organisation usual() {
        Organisation usual = new Organisation();
        for (String name : List.of("ana", "bo", "mo", "cy", "adam")) {
            usual.withPerson(name);
        }
        usual.withTeam("payments", "mo", "ana")
                .withTeam("secops", null, "bo")
                .withTeam("platform", null, "cy")
                .withTeam("catch-all", null, "adam");
        usual.rules.add(new Versioned<>(
                "catch-all", 1, new OwnershipRule(RuleMatch.EVERYTHING, "catch-all", Integer.MIN_VALUE)));
        return usual;
    }

    Organisation withPerson(String name) {
        return withPerson(name, Contact.of("console"));
    }

    /** Somebody who cannot be paged, but may prove a contact. */
    Organisation withoutVerifiedContact(String name) {
        Contact it = Contact.of("console");
        return withPerson(
                name, new Contact(it.name(), it.channel(), it.address(), it.url(), it.urlRef(), it.secretRef(), true));
    }

    private Organisation withPerson(String name, Contact contact) {
        Person person =
                new Person(Optional.of(name), Optional.empty(), List.of(contact), List.of(), List.of(), List.of());
        people.put(name, new Versioned<>(name, 1, person));
        return this;
    }

    /** Somebody who lives there. */
    Organisation withPersonIn(String name, ZoneId zone) {
        Person person = new Person(
                Optional.of(name), Optional.of(zone), List.of(Contact.of("console")), List.of(), List.of(), List.of());
        people.put(name, new Versioned<>(name, 1, person));
        return this;
    }

    Organisation withTeam(String name, @Nullable String manager, String... members) {
        teams.put(
                name,
                new Versioned<>(
                        name,
                        1,
                        new Team(
                                Optional.of(name),
                                Optional.ofNullable(manager),
                                Arrays.asList(members),
                                Optional.empty(),
                                Optional.empty())));
        return this;
    }

    Organisation withRule(String name, AlertClass alertClass, String owner) {
        RuleMatch match = new RuleMatch(List.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(alertClass));
        rules.addFirst(new Versioned<>(name, 1, new OwnershipRule(match, owner, 10)));
        return this;
    }

    Organisation withPolicy(
            String name, int version, int priority, PolicyMatch match, List<Step> steps, Fallback fallback) {
        Versioned<EscalationPolicy> policy = new Versioned<>(
                name,
                version,
                new EscalationPolicy(
                        match,
                        priority,
                        steps,
                        fallback,
                        Duration.ofMinutes(30),
                        Optional.empty(),
                        Duration.ofHours(24),
                        Terms.DEFAULT));
        policies.put(name, policy);
        everyPolicy.put(name + "/" + version, policy);
        return this;
    }

    /** A new version of a policy, which is the newest from here on. */
    Organisation withPolicy(String name, EscalationPolicy spec) {
        long version =
                Optional.ofNullable(policies.get(name)).map(Versioned::version).orElse(0L) + 1;
        Versioned<EscalationPolicy> policy = new Versioned<>(name, version, spec);
        policies.put(name, policy);
        everyPolicy.put(name + "/" + version, policy);
        return this;
    }

    Organisation withWindow(String name, ChangeWindow window) {
        windows.add(new Versioned<>(name, 1, window));
        return this;
    }

    /** The policy named usual also has to be contained within this. */
    Organisation withContainment(Duration within) {
        Versioned<EscalationPolicy> before = Objects.requireNonNull(policies.get("usual"));
        EscalationPolicy spec = before.spec();
        Versioned<EscalationPolicy> policy = new Versioned<>(
                "usual",
                before.version() + 1,
                new EscalationPolicy(
                        spec.match(),
                        spec.priority(),
                        spec.steps(),
                        spec.fallback(),
                        spec.acknowledgementExpiresAfter(),
                        Optional.of(within),
                        spec.resolveWithin(),
                        spec.terms()));
        policies.put("usual", policy);
        everyPolicy.put("usual/" + policy.version(), policy);
        return this;
    }

    static Identity identity(String id, String owner, String backup, Criticality criticality) {
        return new Identity(
                IdentityId.parse(id),
                List.of(),
                Optional.of("production"),
                Optional.empty(),
                List.of(),
                Optional.of(owner),
                Optional.empty(),
                Optional.of(backup),
                false,
                criticality,
                OptionalInt.of(3),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Credential.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LifecycleLimits.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** The same identity with what its timers go by. */
    static Identity with(
            Identity it,
            Credential credential,
            Optional<Lifecycle> lifecycle,
            LifecycleLimits limits,
            Optional<Partner> partner) {
        return Identities.with(it, credential, lifecycle, limits, partner, it.issuer());
    }

    /** The same identity with another credential. */
    static Identity with(Identity it, Credential credential) {
        return with(it, credential, it.lifecycle(), it.limits(), it.partner());
    }

    @Override
    public Optional<Versioned<Person>> person(String name) {
        return Optional.ofNullable(people.get(name));
    }

    @Override
    public Optional<Versioned<Team>> team(String name) {
        return Optional.ofNullable(teams.get(name));
    }

    @Override
    public Optional<Versioned<Schedule>> schedule(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Versioned<OwnedSystem>> system(String name) {
        return Optional.ofNullable(systems.get(name));
    }

    @Override
    public Optional<Versioned<Channel>> channel(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Versioned<Source>> source(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Versioned<Token>> token(String name) {
        return Optional.empty();
    }

    @Override
    public Set<String> systemsThatDependOn(String name) {
        return Set.of();
    }

    @Override
    public List<Versioned<ChangeWindow>> changeWindows() {
        return windows;
    }

    @Override
    public List<Versioned<OwnershipRule>> ownershipRules() {
        return List.copyOf(rules);
    }

    @Override
    public List<Versioned<EscalationPolicy>> escalationPolicies() {
        return policies.values().stream()
                .sorted((one, other) ->
                        Integer.compare(other.spec().priority(), one.spec().priority()))
                .toList();
    }

    @Override
    public Optional<Versioned<EscalationPolicy>> escalationPolicy(String name, long version) {
        return Optional.ofNullable(everyPolicy.get(name + "/" + version));
    }
}
