package dev.onus.registry.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A Person record as it is written. Changes are made to the document and not to what was read from it, so that what this
 * program does not know is kept.
 */
record PersonDocument(Map<String, Object> content) {
    private static final String SPEC = "spec";
    private static final String CONTACTS = "contacts";
    private static final String NAME = "name";
    private static final String CHANNEL = "channel";
    private static final String UNVERIFIED = "unverified";
    private static final String RULES = "rules";
    private static final String CONTACT = "contact";

    PersonDocument {
        // Not a copy that refuses null: a document may have it.
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /** At the end: the contacts before it stay the first choice. */
    PersonDocument withContact(Map<String, Object> contact) {
        return withContacts(contacts -> {
            List<Map<String, Object>> more = new ArrayList<>(contacts);
            more.add(contact);
            return more;
        });
    }

    /** Without the contact and the rules that mean it. */
    PersonDocument withoutContact(String name) {
        return withContacts(contacts -> contacts.stream()
                        .filter(contact -> !isNamed(contact, name))
                        .toList())
                .withRules(rules -> rules.stream()
                        .filter(rule -> !name.equals(rule.get(CONTACT)))
                        .toList());
    }

    /** One place towards the front; the first stays where it is. */
    PersonDocument withContactEarlier(String name) {
        return withContacts(contacts -> {
            List<Map<String, Object>> moved = new ArrayList<>(contacts);
            for (int index = 1; index < moved.size(); index++) {
                if (isNamed(moved.get(index), name)) {
                    moved.add(index - 1, moved.remove(index));
                    break;
                }
            }
            return moved;
        });
    }

    PersonDocument withVerified(String name, boolean verified) {
        return withContacts(contacts -> contacts.stream()
                .map(contact -> isNamed(contact, name) ? verified(contact, verified) : contact)
                .toList());
    }

    /** @param urgency high or low */
    PersonDocument withRules(String urgency, List<Map<String, Object>> rules) {
        Map<String, Object> all = new LinkedHashMap<>(object(spec().get(RULES)));
        if (rules.isEmpty()) {
            all.remove(urgency);
        } else {
            all.put(urgency, rules);
        }
        return all.isEmpty() ? without(RULES) : with(RULES, all);
    }

    PersonDocument withQuietHours(List<Map<String, Object>> windows) {
        return windows.isEmpty() ? without("quietHours") : with("quietHours", windows);
    }

    PersonDocument withTimeZone(Optional<String> zone) {
        return zone.isPresent() ? with("timeZone", zone.get()) : without("timeZone");
    }

    private PersonDocument withRules(UnaryOperator<List<Map<String, Object>>> change) {
        PersonDocument changed = this;
        for (String urgency : List.of("high", "low")) {
            List<Map<String, Object>> rules = objects(object(spec().get(RULES)).get(urgency));
            if (!rules.isEmpty()) {
                changed = changed.withRules(urgency, change.apply(rules));
            }
        }
        return changed;
    }

    private PersonDocument withContacts(UnaryOperator<List<Map<String, Object>>> change) {
        return with(CONTACTS, List.copyOf(change.apply(objects(spec().get(CONTACTS)))));
    }

    private PersonDocument with(String field, Object value) {
        Map<String, Object> spec = new LinkedHashMap<>(spec());
        spec.put(field, value);
        return with(spec);
    }

    private PersonDocument without(String field) {
        Map<String, Object> spec = new LinkedHashMap<>(spec());
        spec.remove(field);
        return with(spec);
    }

    private PersonDocument with(Map<String, Object> spec) {
        Map<String, Object> changed = new LinkedHashMap<>(content);
        changed.put(SPEC, spec);
        return new PersonDocument(changed);
    }

    private Map<String, Object> spec() {
        return object(content.get(SPEC));
    }

    private static boolean isNamed(Map<String, Object> contact, String name) {
        return name.equals(contact.getOrDefault(NAME, contact.get(CHANNEL)));
    }

    private static Map<String, Object> verified(Map<String, Object> contact, boolean verified) {
        Map<String, Object> changed = new LinkedHashMap<>(contact);
        if (verified) {
            changed.remove(UNVERIFIED);
        } else {
            changed.put(UNVERIFIED, true);
        }
        return changed;
    }

    private static List<Map<String, Object>> objects(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(PersonDocument::object).toList()
                : List.of();
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((field, of) -> object.put(String.valueOf(field), of));
        }
        return object;
    }
}
