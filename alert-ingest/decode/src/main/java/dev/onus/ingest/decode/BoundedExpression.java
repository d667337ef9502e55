package dev.onus.ingest.decode;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One compiled expression and its bounds, for one thread at a time. */
final class BoundedExpression {
    private final Jsonata expression;
    private final MappingBounds bounds;

    private BoundedExpression(Jsonata expression, MappingBounds bounds) {
        this.expression = expression;
        this.bounds = bounds;
    }

    static BoundedExpression of(String text) {
        Jsonata expression = Jsonata.jsonata(text);
        MappingBounds bounds = new MappingBounds();
        RegexLiterals.replace(expression, pattern -> new BoundedRegex(pattern, bounds));
        return new BoundedExpression(expression, bounds);
    }

    JsonNode evaluate(JsonNode item) {
        bounds.begin();
        Jsonata.Frame frame = expression.createFrame();
        bounds.watch(frame);
        BoundedFunctions.bind(frame);
        Object value = expression.evaluate(PlainValue.of(item), frame);
        return value == null ? MissingNode.getInstance() : tree(value);
    }

    private static JsonNode tree(Object value) {
        refuseMuch(value, new int[1]);
        try (TokenBuffer buffer = new TokenBuffer(IntakeJson.MAPPER, false)) {
            IntakeJson.MAPPER.writeValue(buffer, value);
            return IntakeJson.MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new BeyondBoundsException("gave something that is no JSON");
        }
    }

    /** What is shared inside the result counts as often as it would be written. */
    private static void refuseMuch(@Nullable Object value, int[] characters) {
        characters[0] += value instanceof String text ? text.length() : 1;
        if (characters[0] > MappingBounds.MAX_TEXT) {
            throw MappingBounds.tooMuch();
        }
        if (value == null) {
            return;
        }
        switch (value) {
            case List<?> list -> list.forEach(each -> refuseMuch(each, characters));
            case Map<?, ?> map ->
                map.forEach((name, each) -> {
                    refuseMuch(name, characters);
                    refuseMuch(each, characters);
                });
            default -> {}
        }
    }
}
