package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document, read field by field. Whatever does not fit is noted with its path, and reading goes on with
 * what an absent field would give, so that one reading finds every problem.
 */
final class Fields {
    static final int MAX_TEXT_LENGTH = 4096;
    static final int MAX_ITEMS = 1000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private final @Nullable Map<?, ?> fields;
    private final String path;
    private final List<Problem> problems;
    private final UnknownFields unknownFields;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(@Nullable Map<?, ?> fields, String path, List<Problem> problems, UnknownFields unknownFields) {
        this.fields = fields;
        this.path = path;
        this.problems = problems;
        this.unknownFields = unknownFields;
    }

    boolean isThere() {
        return fields != null;
    }

    boolean has(String field) {
        return value(field) != null;
    }

    void problem(String field, String message) {
        problems.add(new Problem(pathOf(field), message));
    }

    /** Notes every field that nobody has asked for. To be called once all have been asked for. */
    void refuseUnknown() {
        if (fields == null || unknownFields == UnknownFields.PASS_OVER) {
            return;
        }
        for (Object key : fields.keySet()) {
            String field = String.valueOf(key);
            if (!known.contains(field)) {
                String likely = Words.meant(field, known)
                        .map(word -> " Did you mean '" + word + "'?")
                        .orElse(" Known fields: " + String.join(", ", known) + ".");
                problem(Words.quote(field), "Expected a known field, but nothing is called so." + likely);
            }
        }
    }

    Optional<String> text(String field) {
        return text(field, value(field));
    }

    /** For the few texts that are longer than others. */
    Optional<String> text(String field, int most) {
        return text(field, value(field), most);
    }

    /** A non-empty text; its absence is a problem. */
    String requiredText(String field) {
        require(field, "text");
        return text(field).orElse("");
    }

    /** The name of a record. */
    Optional<String> name(String field) {
        Optional<String> text = text(field);
        text.ifPresent(given -> checkName(field, given));
        return text;
    }

    String requiredName(String field) {
        require(field, "a name");
        return name(field).orElse("");
    }

    List<String> names(String field) {
        List<String> names = texts(field);
        for (int index = 0; index < names.size(); index++) {
            checkName(field + "[" + index + "]", names.get(index));
        }
        return names;
    }

    /** A list of texts; a single text stands for a list of one. */
    List<String> texts(String field) {
        return items(field, "a list of texts").stream()
                .flatMap(item -> text(item.field(), item.value()).stream())
                .toList();
    }

    /** A mapping from text to text. */
    Map<String, String> texts(String field, int limit) {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = value(field);
        if (value instanceof Map<?, ?> map && map.size() <= limit) {
            map.forEach((key, text) -> text(field + "." + key, text).ifPresent(t -> texts.put(String.valueOf(key), t)));
        } else if (value != null) {
            problem(field, "Expected a mapping of at most " + limit + " texts, but got " + describe(value) + ".");
        }
        return texts;
    }

    /** A text that a function understands; what it does not understand is a problem with a proposal. */
    <T> Optional<T> parsed(String field, String expected, List<String> known, Function<String, Optional<T>> parse) {
        return text(field).flatMap(given -> parse(field, given, expected, known, parse));
    }

    /** As {@link #parsed}, for each item of a list. */
    <T> List<T> allParsed(
            String field, String expected, Function<String, List<String>> known, Function<String, Optional<T>> parse) {
        List<T> values = new ArrayList<>();
        for (Item item : items(field, "a list, each " + expected)) {
            text(item.field(), item.value())
                    .flatMap(given -> parse(item.field(), given, expected, known.apply(given), parse))
                    .ifPresent(values::add);
        }
        return values;
    }

    OptionalInt integer(String field, int from, int to) {
        Object value = value(field);
        if (value == null) {
            return OptionalInt.empty();
        }
        boolean whole = value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
        if (!whole || ((Number) value).doubleValue() < from || ((Number) value).doubleValue() > to) {
            problem(field, "Expected a whole number from " + from + " to " + to + ", but got " + describe(value) + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(((Number) value).intValue());
    }

    boolean flag(String field) {
        Object value = value(field);
        if (value != null && !(value instanceof Boolean)) {
            problem(field, "Expected true or false, but got " + describe(value) + ".");
        }
        return Boolean.TRUE.equals(value);
    }

    /** An object; its absence is no problem, and gives an object without fields. */
    Fields object(String field) {
        return object(field, value(field));
    }

    Fields required(String field) {
        require(field, "a mapping");
        return object(field);
    }

    List<Fields> objects(String field) {
        Object value = value(field);
        if (value instanceof Map<?, ?>) {
            problem(field, "Expected a list of mappings, but got one mapping.");
            return List.of();
        }
        return items(field, "a list of mappings").stream()
                .map(item -> object(item.field(), item.value()))
                .filter(Fields::isThere)
                .toList();
    }

    /** A list of mappings; a plain text stands for a mapping that holds it under the name "". */
    List<Fields> wordsOrObjects(String field) {
        return items(field, "a list of words or mappings").stream()
                .map(item -> item.value() instanceof Map<?, ?> ? object(item.field(), item.value()) : word(item))
                .toList();
    }

    /** A list of lists of names; a name stands for a list of one. */
    List<List<String>> groups(String field) {
        List<List<String>> groups = new ArrayList<>();
        for (Item item : items(field, "a list of groups of people")) {
            groups.add(word(item).names(""));
        }
        return groups;
    }

    void require(String field, String what) {
        if (fields != null && value(field) == null) {
            problem(field, "Expected " + what + ", but it is missing.");
        }
    }

    static String describe(Object value) {
        return switch (value) {
            case String text -> "'" + Words.quote(text) + "'";
            case Map<?, ?> map -> "a mapping";
            case List<?> list -> "a list";
            default -> Words.quote(String.valueOf(value));
        };
    }

    private record Item(String field, Object value) {}

    private List<Item> items(String field, String expected) {
        Object value = value(field);
        List<Item> items = new ArrayList<>();
        if (value instanceof List<?> list && list.size() > MAX_ITEMS) {
            problem(field, "Expected at most " + MAX_ITEMS + " items, but got " + list.size() + ".");
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                Object item = list.get(index);
                items.add(new Item(field + "[" + index + "]", item == null ? "" : item));
            }
        } else if (value instanceof Map<?, ?>) {
            problem(field, "Expected " + expected + ", but got a mapping.");
        } else if (value != null) {
            items.add(new Item(field, value));
        }
        return items;
    }

    private Fields word(Item item) {
        return new Fields(Map.of("", item.value()), pathOf(item.field()), problems, unknownFields);
    }

    private <T> Optional<T> parse(
            String field, String given, String expected, List<String> known, Function<String, Optional<T>> parse) {
        Optional<T> value = parse.apply(given);
        if (value.isEmpty()) {
            problem(field, Words.expected(expected, given, known));
        }
        return value;
    }

    private Optional<String> text(String field, @Nullable Object value) {
        return text(field, value, MAX_TEXT_LENGTH);
    }

    private Optional<String> text(String field, @Nullable Object value, int most) {
        if (value == null) {
            return Optional.empty();
        }
        boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        String text = scalar ? String.valueOf(value).strip() : "";
        if (text.isEmpty() || text.length() > most) {
            String came = !scalar ? describe(value) : text.isEmpty() ? "none" : text.length() + " characters";
            problem(field, "Expected text of 1 to " + most + " characters, but got " + came + ".");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private void checkName(String field, String given) {
        if (given.length() > RecordReader.MAX_NAME_LENGTH
                || !NAME.matcher(given).matches()) {
            problem(
                    field,
                    "Expected a name of at most " + RecordReader.MAX_NAME_LENGTH
                            + " lower-case letters, digits, '-' and '.', with a letter or digit at both ends, but got '"
                            + Words.quote(given) + "'.");
        }
    }

    private Fields object(String field, @Nullable Object value) {
        if (value != null && !(value instanceof Map<?, ?>)) {
            problem(field, "Expected a mapping, but got " + describe(value) + ".");
        }
        return new Fields(value instanceof Map<?, ?> map ? map : null, pathOf(field), problems, unknownFields);
    }

    private @Nullable Object value(String field) {
        known.add(field);
        return fields == null ? null : fields.get(field);
    }

    private String pathOf(String field) {
        return path.isEmpty() || field.isEmpty() || field.startsWith("[") ? path + field : path + "." + field;
    }
}
