package dev.onus.registry.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.vocabulary.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The members of a JSON object; what is wrong with one is noted under its path, and it then counts as left out. */
final class Members {
    private final JsonNode object;
    private final String path;
    private final List<Mistake> mistakes;

    private Members(JsonNode object, String path, List<Mistake> mistakes) {
        this.object = object;
        this.path = path;
        this.mistakes = mistakes;
    }

    /** What is no object has no members, and that is a mistake. */
    static Members of(JsonNode value, String path, List<Mistake> mistakes) {
        if (!value.isObject()) {
            String what = path.isEmpty() ? "the body" : path;
            mistakes.add(new Mistake(
                    path,
                    isLeftOut(value)
                            ? "Expected " + what + ", but it is missing."
                            : "Expected " + what + " to be a JSON object, but got " + kind(value) + "."));
        }
        return new Members(value, path, mistakes);
    }

    Members object(String name) {
        return of(object.path(name), pathOf(name), mistakes);
    }

    /** The objects of a list; what is left out is an empty list. */
    List<Members> objects(String name, int atMost) {
        JsonNode list = object.path(name);
        if (isLeftOut(list)) {
            return List.of();
        }
        if (!list.isArray() || list.size() > atMost) {
            mistake(
                    name,
                    "Expected " + pathOf(name) + " to be a list of at most " + atMost + ", but got "
                            + (list.isArray() ? Integer.toString(list.size()) : kind(list)) + ".");
            return List.of();
        }
        List<Members> all = new ArrayList<>();
        for (int place = 0; place < list.size(); place++) {
            all.add(of(list.get(place), pathOf(name) + "[" + place + "]", mistakes));
        }
        return all;
    }

    Optional<String> text(String name) {
        return text(name, SimulationLimits.MAX_TEXT);
    }

    Optional<String> text(String name, int longest) {
        JsonNode value = object.path(name);
        if (isLeftOut(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            mistake(name, "Expected " + pathOf(name) + " to be a text, but got " + kind(value) + ".");
            return Optional.empty();
        }
        if (value.asText().length() > longest) {
            mistake(name, "Expected " + pathOf(name) + " of at most " + longest + " characters, but it is longer.");
            return Optional.empty();
        }
        return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    String required(String name, String what) {
        Optional<String> text = text(name);
        if (text.isEmpty() && isLeftOutOrBlank(object.path(name))) {
            mistake(name, "Expected " + what + " in " + pathOf(name) + ", but it is missing.");
        }
        return text.orElse("");
    }

    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!isLeftOut(value) && !value.isBoolean()) {
            mistake(name, "Expected " + pathOf(name) + " to be true or false, but got " + kind(value) + ".");
        }
        return value.asBoolean(false);
    }

    Optional<Instant> instant(String name) {
        return parsed(
                name,
                "an instant, for example 2027-01-31T03:00:00Z",
                text -> OffsetDateTime.parse(text).toInstant());
    }

    /** Not negative. */
    Optional<Duration> duration(String name) {
        return parsed(name, "a duration in ISO 8601, for example PT7M", Duration::parse)
                .filter(found -> {
                    if (found.isNegative()) {
                        mistake(name, "Expected " + pathOf(name) + " not to be negative, but got " + found + ".");
                    }
                    return !found.isNegative();
                });
    }

    <E extends Enum<E> & Word> E word(String name, Class<E> type, E otherwise) {
        Optional<String> said = text(name);
        Optional<E> known = said.flatMap(text -> Word.find(type, text));
        if (said.isPresent() && known.isEmpty()) {
            mistake(
                    name,
                    "Expected " + pathOf(name) + " to be one of " + Word.all(type) + ", but got '" + said.get() + "'.");
        }
        return known.orElse(otherwise);
    }

    /** A misspelt member would silently change what is asked. */
    void refuseOthers(Set<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                mistake(
                        name,
                        "Expected one of "
                                + String.join(", ", known.stream().sorted().toList()) + ", but got '" + name + "'.");
            }
        }
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode json() {
        return object;
    }

    String path() {
        return path;
    }

    void mistake(String name, String message) {
        mistakes.add(new Mistake(pathOf(name), message));
    }

    private <T> Optional<T> parsed(String name, String what, Function<String, T> parse) {
        Optional<String> said = text(name);
        try {
            return said.map(parse);
        } catch (DateTimeException notThat) {
            mistake(name, "Expected " + pathOf(name) + " to be " + what + ", but got '" + said.orElse("") + "'.");
            return Optional.empty();
        }
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isLeftOut(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static boolean isLeftOutOrBlank(JsonNode value) {
        return isLeftOut(value) || value.isTextual() && value.asText().isBlank();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "a text";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> "something else";
        };
    }
}
