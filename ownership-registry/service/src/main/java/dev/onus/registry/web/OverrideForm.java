package dev.onus.registry.web;

import dev.onus.registry.http.FormFields;
import dev.onus.registry.model.ScheduleOverride;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The fields of the form that puts somebody on call.
 *
 * @param fault what is missing; empty where the override is there
 */
record OverrideForm(Optional<ScheduleOverride> override, String fault) {
    static OverrideForm read(FormFields form) {
        Optional<String> with = form.text("with").or(() -> form.text("other"));
        Optional<LocalDateTime> from = time(form, "from");
        Optional<LocalDateTime> to = time(form, "to");
        if (with.isEmpty()) {
            return new OverrideForm(Optional.empty(), "Choose who takes the shift.");
        }
        if (from.isEmpty() || to.isEmpty() || !from.get().isBefore(to.get())) {
            return new OverrideForm(
                    Optional.empty(), "Expected a beginning and an end after it, on the schedule's clock.");
        }
        ScheduleOverride.Effect effect = form.text("person")
                .<ScheduleOverride.Effect>map(ScheduleOverride.Effect.Replace::new)
                .orElseGet(ScheduleOverride.Effect.ReplaceAll::new);
        return new OverrideForm(
                Optional.of(new ScheduleOverride(from.get(), to.get(), effect, with.get(), form.text("reason"))), "");
    }

    private static Optional<LocalDateTime> time(FormFields form, String name) {
        try {
            return form.text(name).map(LocalDateTime::parse);
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
