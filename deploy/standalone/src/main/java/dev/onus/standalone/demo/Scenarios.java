package dev.onus.standalone.demo;

import java.util.List;
import java.util.Optional;

/** All scenarios, in the order in which the demo plays them. */
final class Scenarios {
    static final List<Scenario> ALL = List.of(new KeyInCiLog(), new FailedRotation());

    private Scenarios() {}

    static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }
}
