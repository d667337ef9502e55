package dev.onus.registry.simulation;

import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Finding;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Problem;
import dev.onus.registry.model.Reading;
import dev.onus.registry.model.RecordKey;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.RecordRef;
import dev.onus.registry.model.UnknownFields;
import dev.onus.registry.model.Validation;
import dev.onus.registry.model.Versioned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies that nobody has applied: tried instead of those of the same name, and beside the others (ESC-10). They are
 * read and checked as an apply would.
 *
 * @param policies what they are called, in their order
 * @param warnings what an apply would warn of
 */
record TriedPolicies(World world, List<RecordRef> policies, List<Mistake> warnings) {
    private static final RecordReader READER = new RecordReader(UnknownFields.REFUSE);

    /** @throws MistakenQuestionException when an apply would refuse one */
    static TriedPolicies on(World world, List<Map<String, Object>> documents) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<RecordKey, Integer> places = new LinkedHashMap<>();
        List<RecordRef> policies = new ArrayList<>();
        RegistrySnapshot changed = world.snapshot();
        for (int place = 0; place < documents.size(); place++) {
            switch (READER.read(Kind.ESCALATION_POLICY, documents.get(place))) {
                case Reading.Unreadable unreadable -> {
                    for (Problem problem : unreadable.problems()) {
                        mistakes.add(mistake(place, problem));
                    }
                }
                case Reading.Read read -> {
                    long version = changed.directory()
                                    .find(Kind.ESCALATION_POLICY, read.name())
                                    .map(Versioned::version)
                                    .orElse(0L)
                            + 1;
                    changed = changed.with(Kind.ESCALATION_POLICY, read.name(), version, read.spec());
                    policies.add(new RecordRef(Kind.ESCALATION_POLICY.kindName(), read.name(), version));
                    if (places.put(new RecordKey(Kind.ESCALATION_POLICY, read.name()), place) != null) {
                        mistakes.add(mistake(
                                place,
                                new Problem(
                                        "metadata.name",
                                        "Expected each policy once, but got another " + read.name() + ".")));
                    }
                }
            }
        }
        List<Mistake> warnings = new ArrayList<>();
        for (Finding finding : Validation.check(changed.directory(), changed.identities(), places.keySet())) {
            (finding.isProblem() ? mistakes : warnings)
                    .add(mistake(places.getOrDefault(finding.record(), 0), finding.problem()));
        }
        if (!mistakes.isEmpty()) {
            throw new MistakenQuestionException(mistakes);
        }
        return new TriedPolicies(world.with(changed), List.copyOf(policies), List.copyOf(warnings));
    }

    private static Mistake mistake(int place, Problem problem) {
        String path = problem.path().isEmpty() ? "" : "." + problem.path();
        return new Mistake("policies[" + place + "]" + path, problem.message());
    }
}
