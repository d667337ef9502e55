package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what a policy asks of platform teams: a word, or a mapping that also says scope, authority and bounds (ESC-3). */
final class EffectSpecs {
    private static final String EXPECTED = "one of " + Word.all(EffectName.class);

    private EffectSpecs() {}

    /** Each once: to ask twice for the same changes nothing. */
    static List<EffectSpec> effects(Fields fields) {
        return fields.wordsOrObjects("effects").stream()
                .flatMap(item -> (item.has("") ? word(item) : object(item)).stream())
                .distinct()
                .toList();
    }

    private static Optional<EffectSpec> word(Fields item) {
        Optional<EffectName> action = action(item, "");
        action.filter(EffectName::needsScope)
                .ifPresent(name -> item.problem(
                        "",
                        "Expected the scope beside " + name.word() + ", as {action: " + name.word()
                                + ", scope: …}, but it is missing."));
        return action.map(EffectSpec::of);
    }

    private static Optional<EffectSpec> object(Fields item) {
        item.require("action", EXPECTED);
        Optional<EffectName> action = action(item, "action");
        Optional<String> scope = item.text("scope");
        if (action.filter(EffectName::needsScope).isPresent()) {
            item.require(
                    "scope", "the " + (action.get() == EffectName.BLOCK_ACTION ? "action" : "scope") + " to block");
        }
        Fields approval = item.object("approval");
        if (approval.isThere()) {
            approval.require("by", "who approves it");
        }
        List<Target> approvers = Values.targets(approval, "by");
        if (approval.has("by") && approval.texts("by").isEmpty()) {
            approval.problem("by", "Expected at least one who approves it, but got none.");
        }
        approval.refuseUnknown();
        Optional<Target> authority = Values.target(item, "authority");
        Duration expiresAfter = Values.window(item, "expiresAfter").orElse(EffectSpec.DEFAULT_EXPIRES_AFTER);
        Duration answerWithin = Values.window(item, "answerWithin").orElse(EffectSpec.DEFAULT_ANSWER_WITHIN);
        item.refuseUnknown();
        return action.map(name -> new EffectSpec(name, scope, authority, expiresAfter, answerWithin, approvers));
    }

    private static Optional<EffectName> action(Fields item, String field) {
        return item.parsed(field, EXPECTED, Values.words(EffectName.class), text -> Word.find(EffectName.class, text));
    }
}
