package dev.onus.registry.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of record that the registry keeps, spelled as in configuration and in HTTP paths. */
public enum Kind {
    PERSON("Person", "people", Person.class),
    TEAM("Team", "teams", Team.class),
    SCHEDULE("Schedule", "schedules", Schedule.class),
    SYSTEM("System", "systems", OwnedSystem.class),
    IDENTITY("Identity", "identities", Identity.class),
    OWNERSHIP_RULE("OwnershipRule", "ownership-rules", OwnershipRule.class),
    ESCALATION_POLICY("EscalationPolicy", "escalation-policies", EscalationPolicy.class),
    CHANGE_WINDOW("ChangeWindow", "change-windows", ChangeWindow.class),
    SOURCE("Source", "sources", Source.class),
    CHANNEL("Channel", "channels", Channel.class),
    /** Made through the API alone: a document would have to carry a secret or its hash. */
    TOKEN("Token", "tokens", Token.class);

    private static final List<Kind> ALL = List.of(values());

    private final String kindName;
    private final String plural;
    private final Class<? extends Spec> specType;

    Kind(String kindName, String plural, Class<? extends Spec> specType) {
        this.kindName = kindName;
        this.plural = plural;
        this.specType = specType;
    }

    /** The spelling in {@code kind:}, for example {@code OwnershipRule}. */
    public String kindName() {
        return kindName;
    }

    /** The spelling in a path, for example {@code ownership-rules}. */
    public String plural() {
        return plural;
    }

    public Class<? extends Spec> specType() {
        return specType;
    }

    /** Exactly as written in {@code kind:}. */
    public static Optional<Kind> ofName(String kindName) {
        for (Kind kind : ALL) {
            if (kind.kindName.equals(kindName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * As people write it in a path or on the command line: singular or plural, any case, with hyphens or without
     * ({@code ownershiprules} and {@code OwnershipRule} are the same).
     */
    public static Optional<Kind> find(String text) {
        String wanted = plain(text);
        return Arrays.stream(values())
                .filter(kind -> plain(kind.kindName).equals(wanted)
                        || plain(kind.plural).equals(wanted))
                .findFirst();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace("-", "");
    }
}
