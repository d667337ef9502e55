package dev.onus.standalone.demo;

import java.util.List;
import java.util.Optional;

/** All scenarios, in the order in which the demo plays them. */
final class Scenarios {
    static final List<Scenario> ALL = List.of(
            new KeyInCiLog(),
            new FailedRotation(),
            new TwoClasses(),
            new SharedIdentity(),
            new ThirdPartyGrant(),
            new UnownedThenClaimed(),
            new TwoNames(),
            new RepeatExposure(),
            new InactivePartner(),
            new ExpiringToken(),
            new BlockedThenUndone(),
            new ReassignedThreeTimes(),
            new SilentSource(),
            new IssuerStorm());

    /** What the demo plays when nobody asks for a certain one: the main job, in a minute. */
    static final List<Scenario> FIRST = ALL.subList(0, 2);

    private Scenarios() {}

    static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }
}
