package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an audit record says was changed. Old and new value are JSON inside a text, most often a text in quotes.
 *
 * @param addedKeys ids of credentials that are in the new value only
 * @param removedKeys ids of credentials that are in the old value only
 */
record AuditedChanges(List<Change> all, Set<String> addedKeys, Set<String> removedKeys) {
    private static final Pattern KEY = Pattern.compile("KeyIdentifier=([0-9A-Fa-f-]{36})");
    private static final int MOST = 200;

    record Change(String name, Optional<String> oldValue, Optional<String> newValue) {}

    static AuditedChanges of(JsonNode targets) {
        List<Change> all = new ArrayList<>();
        Set<String> before = new LinkedHashSet<>();
        Set<String> after = new LinkedHashSet<>();
        for (JsonNode target : targets) {
            for (JsonNode each : InnerJson.of(target.path("modifiedProperties"))) {
                Fields fields = new Fields(each);
                Change change = new Change(
                        fields.text("displayName").orElse(""),
                        unquoted(fields.text("oldValue")),
                        unquoted(fields.text("newValue")));
                if (all.size() < MOST) {
                    all.add(change);
                    change.oldValue().ifPresent(text -> keys(text, before));
                    change.newValue().ifPresent(text -> keys(text, after));
                }
            }
        }
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        before.removeAll(after);
        return new AuditedChanges(all, added, before);
    }

    Optional<String> value(String name) {
        return values(name).findFirst();
    }

    Stream<String> values(String name) {
        return all.stream()
                .filter(change -> change.name().equalsIgnoreCase(name))
                .flatMap(change -> change.newValue().or(change::oldValue).stream());
    }

    private static void keys(String text, Set<String> into) {
        Matcher key = KEY.matcher(text);
        while (key.find()) {
            into.add(key.group(1));
        }
    }

    private static Optional<String> unquoted(Optional<String> text) {
        return text.map(value -> value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                        ? value.substring(1, value.length() - 1)
                        : value)
                .filter(value -> !value.isBlank());
    }
}
