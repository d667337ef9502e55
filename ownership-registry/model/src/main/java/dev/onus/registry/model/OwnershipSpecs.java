package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Criticality;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads System and OwnershipRule. */
final class OwnershipSpecs {
    static final int DEFAULT_PRIORITY = 0;

    private OwnershipSpecs() {}

    static OwnedSystem system(Fields spec) {
        return new OwnedSystem(
                spec.text("displayName"),
                spec.name("owner"),
                spec.name("steward"),
                spec.name("serviceOwner"),
                spec.text("environment"),
                Values.word(spec, "criticality", Criticality.class).orElse(Criticality.UNKNOWN),
                spec.text("businessProcess"),
                spec.texts("dependsOn"));
    }

    static OwnershipRule rule(Fields spec) {
        return new OwnershipRule(match(spec.required("match")), spec.requiredName("owner"), priority(spec));
    }

    /** The highest wins; whoever leaves it out stands in the middle. */
    static int priority(Fields spec) {
        return spec.integer("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(DEFAULT_PRIORITY);
    }

    private static RuleMatch match(Fields fields) {
        return match(fields, Values.words(fields, "alertClass", AlertClass.class));
    }

    /** Identities alone, whatever the alert says. */
    static RuleMatch place(Fields fields) {
        return match(fields, Set.of());
    }

    private static RuleMatch match(Fields fields, Set<AlertClass> alertClass) {
        List<Glob> ids = fields.texts("id").stream().map(Glob::new).toList();
        RuleMatch match = new RuleMatch(
                ids,
                lowerCase(fields, "provider"),
                lowerCase(fields, "type"),
                Set.copyOf(fields.texts("system")),
                Set.copyOf(fields.texts("environment")),
                alertClass);
        fields.refuseUnknown();
        return match;
    }

    /** Provider and type of an identity id are lower case. */
    static Set<String> lowerCase(Fields fields, String field) {
        return fields.texts(field).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
