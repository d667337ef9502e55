package dev.onus.registry.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The registry's records as they stood at one place in its log. */
public interface Directory {
    Optional<Versioned<Person>> person(String name);

    Optional<Versioned<Team>> team(String name);

    Optional<Versioned<Schedule>> schedule(String name);

    Optional<Versioned<OwnedSystem>> system(String name);

    Optional<Versioned<Channel>> channel(String name);

    Optional<Versioned<Source>> source(String name);

    Optional<Versioned<Token>> token(String name);

    /** Best first: by priority, highest first, then by name. */
    List<Versioned<OwnershipRule>> ownershipRules();

    /** Best first: by priority, highest first, then by name. */
    List<Versioned<EscalationPolicy>> escalationPolicies();

    /** Names of the systems that say they depend on this one, which may be unknown itself (OWN-15). */
    Set<String> systemsThatDependOn(String name);

    /** Every change window, by name (ESC-14). */
    List<Versioned<ChangeWindow>> changeWindows();

    /** The version that a case is pinned to, also when a newer one exists or the policy was deleted. */
    Optional<Versioned<EscalationPolicy>> escalationPolicy(String name, long version);
}
