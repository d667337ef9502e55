package dev.onus.ingest.decode;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * A JSONata expression over one received item: it reads a product that no format knows, or says when a rule fits. It can
 * reach nothing but the item, and is stopped when it takes long or goes deep.
 */
public final class Mapping {
    public static final int MAX_MILLIS = 1_000;
    public static final int MAX_DEPTH = 200;

    private final String text;
    private final ThreadLocal<Jsonata> compiled;

    private Mapping(String text) {
        this.text = text;
        // A compiled expression keeps state while it runs, so that each thread has its own.
        this.compiled = ThreadLocal.withInitial(() -> Jsonata.jsonata(text));
    }

    /** A text that is no expression fails on every item, which is kept then; {@link #problemOf} says it beforehand. */
    public static Mapping of(String text) {
        return new Mapping(text);
    }

    /** Where the text breaks off; empty when it is an expression. */
    public static Optional<String> problemOf(String text) {
        try {
            Jsonata.jsonata(text);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("Expected a JSONata expression, but: " + e.getMessage());
        }
    }

    public String text() {
        return text;
    }

    /** What came out, or why nothing did; missing when the expression gave nothing. */
    public record Result(JsonNode value, Optional<String> problem) {}

    public Result apply(JsonNode item) {
        try {
            Jsonata expression = compiled.get();
            Jsonata.Frame bounds = expression.createFrame();
            bounds.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
            Object value = expression.evaluate(IntakeJson.MAPPER.convertValue(item, Object.class), bounds);
            JsonNode tree = value == null ? MissingNode.getInstance() : IntakeJson.MAPPER.valueToTree(value);
            return new Result(tree, Optional.empty());
        } catch (RuntimeException e) {
            // What the library says may quote the item.
            String code = e instanceof JException known ? " (" + known.getError() + ")" : "";
            return new Result(
                    MissingNode.getInstance(),
                    Optional.of("The mapping failed with " + e.getClass().getSimpleName() + code + "."));
        }
    }

    /** Whether it gives true; what fails does not hold. */
    public boolean holds(JsonNode item) {
        Result result = apply(item);
        return result.value().isBoolean() && result.value().booleanValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mapping mapping && mapping.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "Mapping[" + text + "]";
    }
}
