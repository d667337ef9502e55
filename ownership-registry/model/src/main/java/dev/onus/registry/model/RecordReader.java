package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a parsed document ({@code apiVersion}, {@code kind}, {@code metadata}, {@code spec}) into its typed record, or
 * into every problem it has, each with its path and the likely intention of a misspelt word.
 */
public final class RecordReader {
    public static final String API_VERSION = "onus.dev/v1";
    public static final int MAX_NAME_LENGTH = 63;
    /** Labels travel with every record of an identity. */
    public static final int MAX_LABELS = 64;

    private final UnknownFields unknownFields;

    public RecordReader(UnknownFields unknownFields) {
        this.unknownFields = unknownFields;
    }

    /** A document that says its own kind. */
    public Reading read(Map<String, Object> document) {
        List<Problem> problems = new ArrayList<>();
        Fields fields = new Fields(document, "", problems, UnknownFields.PASS_OVER);
        String name = fields.text("kind").orElse("");
        Optional<Kind> kind = Kind.ofName(name);
        if (kind.isPresent()) {
            return read(kind.get(), document);
        }
        if (problems.isEmpty()) {
            List<String> known = Words.kinds();
            problems.add(new Problem(
                    "kind",
                    name.isEmpty()
                            ? "Expected one of " + String.join(", ", known) + ", but it is missing."
                            : Words.expected("one of " + String.join(", ", known), name, known)));
        }
        return new Reading.Unreadable(problems);
    }

    /** A document of a known kind; where it says its kind, that has to be the same. */
    public Reading read(Kind kind, Map<String, Object> document) {
        List<Problem> problems = new ArrayList<>();
        Fields fields = new Fields(document, "", problems, unknownFields);
        same(fields, "apiVersion", API_VERSION);
        same(fields, "kind", kind.kindName());
        Fields metadata = fields.required("metadata");
        String name = metadata.name("name").orElse("");
        if (name.isEmpty() && metadata.isThere() && !metadata.has("name")) {
            metadata.problem("name", "Expected a name, but it is missing.");
        }
        Map<String, String> labels = metadata.texts("labels", MAX_LABELS);
        metadata.refuseUnknown();
        Fields specFields = fields.required("spec");
        Spec spec = specFields.isThere() ? Specs.read(kind, specFields) : null;
        specFields.refuseUnknown();
        fields.refuseUnknown();
        return spec == null || !problems.isEmpty()
                ? new Reading.Unreadable(problems)
                : new Reading.Read(kind, name, labels, spec);
    }

    private static void same(Fields fields, String field, String expected) {
        fields.text(field)
                .filter(given -> !given.equals(expected))
                .ifPresent(given -> fields.problem(field, Words.expected(expected, given, List.of(expected))));
    }
}
