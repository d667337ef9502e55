package dev.onus.escalation.replay;

import dev.onus.registry.model.ChangeWindow;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.OwnedSystem;
import dev.onus.registry.model.OwnershipRule;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Team;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The records of some time with a draft's policies in place of those of the same name. */
final class DraftDirectory implements Directory {
    private static final Comparator<Versioned<EscalationPolicy>> BEST_FIRST =
            Comparator.<Versioned<EscalationPolicy>>comparingInt(
                            policy -> policy.spec().priority())
                    .reversed()
                    .thenComparing(Versioned::name);

    private final Directory then;
    private final Draft draft;
    private final List<Versioned<EscalationPolicy>> policies;

    DraftDirectory(Directory then, Draft draft) {
        this.then = then;
        this.draft = draft;
        this.policies = Stream.concat(
                        then.escalationPolicies().stream()
                                .filter(policy -> draft.policy(policy.name()).isEmpty()),
                        draft.all().stream())
                .sorted(BEST_FIRST)
                .toList();
    }

    @Override
    public List<Versioned<EscalationPolicy>> escalationPolicies() {
        return policies;
    }

    @Override
    public Optional<Versioned<EscalationPolicy>> escalationPolicy(String name, long version) {
        return draft.policy(name).or(() -> then.escalationPolicy(name, version));
    }

    @Override
    public Optional<Versioned<Person>> person(String name) {
        return then.person(name);
    }

    @Override
    public Optional<Versioned<Team>> team(String name) {
        return then.team(name);
    }

    @Override
    public Optional<Versioned<Schedule>> schedule(String name) {
        return then.schedule(name);
    }

    @Override
    public Optional<Versioned<OwnedSystem>> system(String name) {
        return then.system(name);
    }

    @Override
    public Optional<Versioned<Channel>> channel(String name) {
        return then.channel(name);
    }

    @Override
    public Optional<Versioned<Source>> source(String name) {
        return then.source(name);
    }

    @Override
    public Optional<Versioned<Token>> token(String name) {
        return then.token(name);
    }

    @Override
    public List<Versioned<OwnershipRule>> ownershipRules() {
        return then.ownershipRules();
    }

    @Override
    public Set<String> systemsThatDependOn(String name) {
        return then.systemsThatDependOn(name);
    }

    @Override
    public List<Versioned<ChangeWindow>> changeWindows() {
        return then.changeWindows();
    }
}
