package dev.onus.registry.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read and checked for form (interface contract, "Action bodies"). Members that we do not know
 * go along as parameters: the stream may know more actions than this service.
 */
public record AnswerBody(
        Optional<Long> version, Optional<String> reason, Map<String, String> parameters, List<Fault> faults) {
    static final int LONGEST_REASON = 4_000;
    static final int LONGEST_PARAMETER = 1_000;
    static final int MOST_PARAMETERS = 20;

    /** What is wrong with one member of the body. */
    public record Fault(String field, String detail) {}

    public static AnswerBody read(AnswerAction action, Map<String, Object> json, Optional<Long> versionOfHeader) {
        List<Fault> faults = new ArrayList<>();
        Optional<Long> version = version(json.get("version"), faults).or(() -> versionOfHeader);
        if (version.isEmpty() && action.needsVersion() && faults.isEmpty()) {
            faults.add(new Fault("version", "Expected the version of the case that was looked at, but it is missing."));
        }
        Optional<String> reason = reason(action, json.get("reason"), faults);
        Map<String, String> parameters = parameters(json, faults);
        AnswerForm.check(action, parameters, reason, faults);
        return new AnswerBody(version, reason, parameters, List.copyOf(faults));
    }

    private static Optional<Long> version(@Nullable Object value, List<Fault> faults) {
        if (value == null) {
            return Optional.empty();
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        if (whole && ((Number) value).longValue() >= 0) {
            return Optional.of(((Number) value).longValue());
        }
        faults.add(new Fault("version", "Expected a whole number of 0 or more, but got " + show(value) + "."));
        return Optional.empty();
    }

    private static Optional<String> reason(AnswerAction action, @Nullable Object value, List<Fault> faults) {
        if (value != null && !(value instanceof String)) {
            faults.add(new Fault("reason", "Expected a text, but got " + show(value) + "."));
            return Optional.empty();
        }
        Optional<String> reason =
                Optional.ofNullable((String) value).map(String::strip).filter(text -> !text.isEmpty());
        if (reason.isEmpty() && action.needsReason()) {
            faults.add(new Fault("reason", "Expected a reason that others can understand later, but it is missing."));
        }
        if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            faults.add(new Fault(
                    "reason",
                    "Expected at most " + LONGEST_REASON + " characters, but got "
                            + reason.get().length() + "."));
        }
        return reason;
    }

    private static Map<String, String> parameters(Map<String, Object> json, List<Fault> faults) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (name.equals("version") || name.equals("reason") || value == null) {
                return;
            }
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                faults.add(new Fault(name, "Expected a text, a number or true or false, but got " + show(value) + "."));
            } else if (value.toString().length() > LONGEST_PARAMETER) {
                faults.add(new Fault(
                        name,
                        "Expected at most " + LONGEST_PARAMETER + " characters, but got "
                                + value.toString().length() + "."));
            } else {
                parameters.put(name, value.toString());
            }
        });
        if (parameters.size() > MOST_PARAMETERS) {
            faults.add(new Fault(
                    "", "Expected at most " + MOST_PARAMETERS + " members, but got " + parameters.size() + "."));
        }
        return parameters;
    }

    private static String show(Object value) {
        return switch (value) {
            case String text -> "'" + clip(text) + "'";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Map<?, ?> object -> "an object";
            case List<?> array -> "an array";
            default -> "something else";
        };
    }

    static String clip(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
