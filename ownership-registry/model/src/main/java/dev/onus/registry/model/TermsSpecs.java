package dev.onus.registry.model;

import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.SlaClock;
import dev.onus.vocabulary.Urgency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a policy says beside its steps. */
final class TermsSpecs {
    private static final List<String> PRIORITIES =
            PriorityRule.PRIORITIES.stream().sorted().toList();

    private TermsSpecs() {}

    static Terms terms(Fields spec) {
        return new Terms(
                Values.window(spec, "decideWithin"),
                overdue(spec.object("overdue")),
                Values.word(spec, "urgency", Urgency.class).orElse(Urgency.HIGH),
                spec.integer("reassignmentLimit", 1, Terms.MAX_REASSIGNMENT_LIMIT)
                        .orElse(Terms.DEFAULT_REASSIGNMENT_LIMIT),
                dispute(spec.object("dispute")),
                storm(spec.object("storm")),
                priorities(spec));
    }

    private static Map<SlaClock, Overdue> overdue(Fields fields) {
        Map<SlaClock, Overdue> clocks = new EnumMap<>(SlaClock.class);
        for (SlaClock clock : SlaClock.values()) {
            Fields each = fields.object(clock.word());
            Overdue overdue = new Overdue(
                    each.has("notify") ? Values.targets(each, "notify") : Overdue.DEFAULT.notifies(),
                    Values.targets(each, "inform"),
                    EffectSpecs.effects(each));
            each.refuseUnknown();
            if (each.isThere()) {
                clocks.put(clock, overdue);
            }
        }
        fields.refuseUnknown();
        return clocks;
    }

    private static TieBreak dispute(Fields fields) {
        TieBreak tieBreak = new TieBreak(
                fields.has("tieBreaker") ? Values.targets(fields, "tieBreaker") : TieBreak.DEFAULT.tieBreakers(),
                Values.window(fields, "within").orElse(TieBreak.DEFAULT.within()));
        if (fields.has("tieBreaker") && fields.texts("tieBreaker").isEmpty()) {
            fields.problem("tieBreaker", "Expected at least one who settles a dispute, but got none.");
        }
        fields.refuseUnknown();
        return tieBreak;
    }

    private static StormTerms storm(Fields fields) {
        StormTerms storm = new StormTerms(
                fields.integer("identities", StormTerms.FEWEST, StormTerms.MOST)
                        .orElse(StormTerms.DEFAULT.identities()),
                Values.window(fields, "within").orElse(StormTerms.DEFAULT.within()));
        fields.refuseUnknown();
        return storm;
    }

    private static List<PriorityRule> priorities(Fields spec) {
        List<Fields> rules = spec.objects("priorities");
        if (rules.size() > Terms.MAX_PRIORITIES) {
            spec.problem(
                    "priorities", "Expected at most " + Terms.MAX_PRIORITIES + " rules, but got " + rules.size() + ".");
        }
        return rules.stream().map(TermsSpecs::priority).toList();
    }

    private static PriorityRule priority(Fields fields) {
        fields.require("priority", "one of " + String.join(", ", PRIORITIES));
        PriorityRule rule = new PriorityRule(
                Values.words(fields, "severity", Severity.class),
                Values.words(fields, "criticality", Criticality.class),
                PolicySpecs.bands(fields),
                Values.words(fields, "credentialState", CredentialState.class),
                fields.has("repeated") ? Optional.of(fields.flag("repeated")) : Optional.empty(),
                fields.parsed(
                                "priority",
                                "one of " + String.join(", ", PRIORITIES),
                                PRIORITIES,
                                text -> Optional.of(text.toUpperCase(Locale.ROOT))
                                        .filter(PRIORITIES::contains))
                        .orElse(""));
        fields.refuseUnknown();
        return rule;
    }
}
