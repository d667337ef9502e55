package dev.onus.registry.web;

import dev.onus.registry.http.FormFields;
import dev.onus.registry.profile.NewContact;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of the profile as fields of a Person record; what is wrong with them, the record's reader says. */
final class ProfileForms {
    private static final String AFTER = "after.";
    private static final int MOST_WINDOWS = 14;

    private ProfileForms() {}

    /** Empty when no channel was chosen. */
    static Optional<NewContact> contact(FormFields form) {
        return form.text("channel")
                .map(channel -> new NewContact(form.text("name").orElse(channel), channel, form.text("address")));
    }

    /** Earliest first; of those at the same time, as the contacts stand. */
    static List<Map<String, Object>> rules(FormFields form) {
        return form.all().keySet().stream()
                .filter(field -> field.startsWith(AFTER))
                .flatMap(field -> form.text(field).stream()
                        .map(after ->
                                Map.<String, Object>of("contact", field.substring(AFTER.length()), "after", after)))
                .sorted(Comparator.comparing(rule -> length(String.valueOf(rule.get("after")))))
                .toList();
    }

    /** A window without both times is one that was emptied, or never filled in. */
    static List<Map<String, Object>> windows(FormFields form) {
        List<Map<String, Object>> windows = new ArrayList<>();
        for (int index = 0; index < MOST_WINDOWS; index++) {
            Optional<String> from = form.text("from." + index);
            Optional<String> to = form.text("to." + index);
            List<String> days = form.all().getOrDefault("days." + index, List.of());
            if (from.isPresent() && to.isPresent()) {
                Map<String, Object> window = new LinkedHashMap<>();
                if (!days.isEmpty() && days.size() < 7) {
                    window.put("days", List.copyOf(days));
                }
                window.put("from", from.get());
                window.put("to", to.get());
                windows.add(window);
            }
        }
        return windows;
    }

    private static Duration length(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            return Duration.ZERO;
        }
    }
}
