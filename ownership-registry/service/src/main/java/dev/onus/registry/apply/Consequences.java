package dev.onus.registry.apply;

import dev.onus.ingest.source.SourceExpressions;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.log.RegistryState;
import dev.onus.registry.model.Activation;
import dev.onus.registry.model.Finding;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Problem;
import dev.onus.registry.model.RecordKey;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.Validation;
import dev.onus.registry.model.Warnings;
import dev.onus.vocabulary.Lifecycle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changes would do to the whole: references that lead nowhere are refused, fields nothing acts on are told. */
final class Consequences {
    private Consequences() {}

    /** The records once all of it is done. */
    static RegistrySnapshot of(RegistrySnapshot before, RegistryState state, List<? extends Intention> intentions) {
        RegistrySnapshot after = before;
        for (Intention intention : intentions) {
            long version = state.currentVersion(intention.key()) + 1;
            after = switch (intention) {
                case Intention.Put put ->
                    after.with(put.kind(), put.name(), version, put.document().spec());
                case Intention.Delete delete -> after.without(delete.kind(), delete.name());
            };
        }
        return after;
    }

    /** With the lifecycle written down where the document leaves it out (OWN-16); a review is not ended by that. */
    static Intention completed(Intention intention, RegistrySnapshot before, RegistrySnapshot after) {
        if (!(intention instanceof Intention.Put put)
                || !(put.document().spec() instanceof Identity identity)
                || identity.lifecycle().isPresent()) {
            return intention;
        }
        Document document = put.document();
        Map<String, Object> spec = new LinkedHashMap<>();
        if (document.content().get("spec") instanceof Map<?, ?> written) {
            written.forEach((field, value) -> spec.put(String.valueOf(field), value));
        }
        Lifecycle lifecycle = KeptInReview.isUnderReview(intention.name(), before)
                ? Lifecycle.REVIEW
                : Activation.lifecycle(identity, after.directory());
        spec.put("lifecycle", lifecycle.word());
        Map<String, Object> content = new LinkedHashMap<>(document.content());
        content.put("spec", spec);
        return new Intention.Put(new Document(
                document.kind(),
                document.name(),
                document.spec(),
                content,
                RegistryJson.canonical(content),
                document.places()));
    }

    /**
     * The warnings.
     *
     * @throws InvalidDocumentsException when something would be left wrong
     */
    static List<ApplyProblem> check(RegistrySnapshot after, List<Intention> changing) {
        Map<RecordKey, Intention> byKey = new LinkedHashMap<>();
        changing.forEach(intention -> byKey.put(new RecordKey(intention.kind(), intention.name()), intention));
        List<ApplyProblem> problems = new ArrayList<>();
        List<ApplyProblem> warnings = new ArrayList<>();
        for (Finding finding : Validation.check(after.directory(), after.identities(), byKey.keySet())) {
            Intention intention = byKey.get(finding.record());
            Problem found = finding.problem();
            ApplyProblem problem = intention == null
                    ? ApplyProblem.of(found.path(), finding.record() + ": " + found.message())
                    : intention.problem(found.path(), found.message());
            (finding.isProblem() ? problems : warnings).add(problem);
        }
        changing.forEach(intention -> problems.addAll(expressions(intention)));
        if (!problems.isEmpty()) {
            throw new InvalidDocumentsException(
                    problems.subList(0, Math.min(problems.size(), DocumentLimits.MAX_PROBLEMS)));
        }
        for (Intention intention : changing) {
            if (intention instanceof Intention.Put put) {
                Warnings.of(put.kind(), put.document().content())
                        .forEach(warning -> warnings.add(put.problem(warning.path(), warning.message())));
            }
        }
        return warnings;
    }

    private static List<ApplyProblem> expressions(Intention intention) {
        return intention instanceof Intention.Put put && put.document().spec() instanceof Source source
                ? SourceExpressions.problems(source).stream()
                        .map(problem -> put.problem(problem.path(), problem.message()))
                        .toList()
                : List.of();
    }
}
