package dev.onus.registry.model;

import java.time.LocalDateTime;
import java.util.Optional;

/** Reads the overrides of a Schedule. */
final class OverrideSpecs {
    private OverrideSpecs() {}

    /** Empty where no time or nobody is read, which is a problem of the document then. */
    static Optional<ScheduleOverride> override(Fields fields) {
        fields.require("from", "a local date and time");
        fields.require("to", "a local date and time");
        Optional<LocalDateTime> from = Values.localDateTime(fields, "from");
        Optional<LocalDateTime> to = Values.localDateTime(fields, "to");
        ScheduleOverride.Effect effect = effect(fields);
        Optional<String> person = fields.name("with").or(() -> fields.name("add"));
        Optional<String> reason = fields.text("reason");
        fields.refuseUnknown();
        if (from.isEmpty() || to.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            fields.problem("to", "Expected a time after " + from.get() + ", but got " + to.get() + ".");
            return Optional.empty();
        }
        return Optional.of(new ScheduleOverride(from.get(), to.get(), effect, person.get(), reason));
    }

    private static ScheduleOverride.Effect effect(Fields fields) {
        Optional<String> replaced = fields.name("replace");
        if (!fields.has("add")) {
            fields.require("with", "a name, or add: <name> for somebody beside those on call");
            return replaced.<ScheduleOverride.Effect>map(ScheduleOverride.Effect.Replace::new)
                    .orElseGet(ScheduleOverride.Effect.ReplaceAll::new);
        }
        if (fields.has("with") || fields.has("replace")) {
            fields.problem(
                    "add",
                    "Expected either with, for somebody in the place of others, or add, for somebody beside them, but"
                            + " got both.");
        }
        return new ScheduleOverride.Effect.Add();
    }
}
