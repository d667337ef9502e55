package dev.onus.ingest.source;

import dev.onus.ingest.decode.Mapping;
import dev.onus.registry.model.Problem;
import dev.onus.registry.model.Source;
import dev.onus.registry.model.SourceRule;
import java.util.ArrayList;
import java.util.List;

/** Whether the expressions of a source can be read at all. The model knows no JSONata, so it is asked here. */
public final class SourceExpressions {
    private SourceExpressions() {}

    /** Where each stands in the document and where it breaks off; empty when all are expressions. */
    public static List<Problem> problems(Source source) {
        List<Problem> problems = new ArrayList<>();
        source.mapping()
                .flatMap(Mapping::problemOf)
                .ifPresent(why -> problems.add(new Problem("spec.mapping.jsonata", why)));
        for (int index = 0; index < source.rules().size(); index++) {
            SourceRule rule = source.rules().get(index);
            String path = "spec.rules[" + index + "].when";
            rule.when().flatMap(Mapping::problemOf).ifPresent(why -> problems.add(new Problem(path, why)));
        }
        return problems;
    }
}
