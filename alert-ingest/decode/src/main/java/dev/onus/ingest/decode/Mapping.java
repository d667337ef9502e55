package dev.onus.ingest.decode;

import com.dashjoin.jsonata.JException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.PatternSyntaxException;

/**
 * A JSONata expression over one received item: it reads a product that no format knows, or says when a rule fits. It can
 * reach nothing but the item, and is stopped when it takes long, goes deep or makes much. Any number of threads may use
 * it at once.
 */
public final class Mapping {
    /** More is no mapping, but a program. */
    public static final int MAX_CHARACTERS = 64 * 1024;

    /** As many of one expression lie ready for the next item. */
    private static final int MAX_READY = 32;

    private final String text;
    /** A compiled expression keeps state while it runs, so that whoever runs one has it alone. */
    private final ConcurrentLinkedDeque<BoundedExpression> ready = new ConcurrentLinkedDeque<>();

    private Mapping(String text) {
        this.text = text;
    }

    /** A text that is no expression fails on every item, which is kept then; {@link #problemOf} says it beforehand. */
    public static Mapping of(String text) {
        return new Mapping(text);
    }

    /** Where the text breaks off; empty when it is an expression. */
    public static Optional<String> problemOf(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.of("Expected a JSONata expression of at most " + MAX_CHARACTERS + " characters, but got "
                    + text.length() + ".");
        }
        try {
            BoundedExpression.of(text);
            return Optional.empty();
        } catch (JException e) {
            return Optional.of("Expected a JSONata expression, but: " + e.getMessage());
        } catch (PatternSyntaxException e) {
            return Optional.of("Expected a JSONata expression, but a regular expression in it is wrong: "
                    + e.getDescription() + ".");
        } catch (RuntimeException e) {
            // What else the library throws are its own slips at an unexpected end.
            return Optional.of("Expected a JSONata expression, but it breaks off, or ends with a comment.");
        } catch (StackOverflowError e) {
            return Optional.of("Expected a JSONata expression, but this one is nested too deeply.");
        }
    }

    public String text() {
        return text;
    }

    /** What came out, or why nothing did; missing when the expression gave nothing. */
    public record Result(JsonNode value, Optional<String> problem) {
        static Result failed(String why) {
            return new Result(MissingNode.getInstance(), Optional.of("The mapping failed " + why + "."));
        }
    }

    public Result apply(JsonNode item) {
        try {
            BoundedExpression expression = ready.poll();
            if (expression == null) {
                expression = BoundedExpression.of(text);
            }
            JsonNode value = expression.evaluate(item);
            if (ready.size() < MAX_READY) {
                ready.push(expression);
            }
            return new Result(value, Optional.empty());
        } catch (BeyondBoundsException e) {
            return Result.failed("because it " + e.getMessage());
        } catch (RuntimeException e) {
            // What the library says may quote the item.
            return Result.failed("with " + word(e));
        } catch (StackOverflowError e) {
            return Result.failed("because it went too deep");
        }
    }

    /** Whether it gives true; what fails does not hold. */
    public boolean holds(JsonNode item) {
        Result result = apply(item);
        return result.value().isBoolean() && result.value().booleanValue();
    }

    /** Codes of the library are short and fixed; anything else it puts there is a sentence that may quote the item. */
    private static String word(RuntimeException e) {
        Throwable cause = e;
        for (int depth = 0; depth < 5 && cause != null; depth++) {
            if (cause instanceof JException known && known.getError().matches("[A-Z]\\d{4}")) {
                return known.getError();
            }
            cause = cause.getCause();
        }
        return e.getClass().getSimpleName();
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
