package dev.onus.registry.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The spelling of targets. */
final class TargetWords {
    private static final Map<String, Target> PLAIN = Map.of(
            "owner",
            new Target.Owner(),
            "backup",
            new Target.Backup(),
            "steward",
            new Target.Steward(),
            "manager",
            new Target.Manager(),
            "service-owner",
            new Target.ServiceOwner(),
            TargetResolver.INCIDENT_COMMANDER,
            new Target.IncidentCommander());

    private static final Map<String, Function<String, Target>> NAMED = Map.of(
            "team", Target.TeamTarget::new,
            "person", Target.PersonTarget::new,
            "schedule", Target.ScheduleTarget::new,
            "role", Target.RoleTarget::new);

    static final String EXPECTED = "owner, backup, steward, manager, service-owner, incident-commander,"
            + " team:<name>, person:<name>, schedule:<name> or role:<name>";

    private TargetWords() {}

    static Optional<Target> find(String text) {
        String stripped = text.strip();
        int colon = stripped.indexOf(':');
        if (colon < 0) {
            return Optional.ofNullable(PLAIN.get(stripped.toLowerCase(Locale.ROOT)));
        }
        String name = stripped.substring(colon + 1).strip();
        Function<String, Target> named = NAMED.get(stripped.substring(0, colon).toLowerCase(Locale.ROOT));
        return named == null || name.isEmpty() ? Optional.empty() : Optional.of(named.apply(name));
    }

    /** What a misspelt target may have meant: the plain words, and the prefixes with the name as it came. */
    static List<String> candidates(String text) {
        int colon = text.indexOf(':');
        Stream<String> words = colon < 0
                ? PLAIN.keySet().stream()
                : NAMED.keySet().stream().map(prefix -> prefix + text.substring(colon));
        return words.sorted().toList();
    }
}
