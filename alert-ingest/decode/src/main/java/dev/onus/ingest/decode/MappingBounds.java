package dev.onus.ingest.decode;

import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;

/** How much one evaluation may do. One evaluation at a time. */
final class MappingBounds {
    static final int MAX_MILLIS = 1_000;
    static final int MAX_DEPTH = 200;
    static final int MAX_STEPS = 2_000_000;
    /** Characters that regular expressions look at, every look counted. */
    static final int MAX_LOOKS = 20_000_000;

    static final int MAX_TEXT = IntakeJson.MAX_BODY_BYTES;
    static final int MAX_LIST = 100_000;

    private static final int LOOK_AT_THE_CLOCK_EVERY = 64;

    private long until;
    private int depth;
    private int steps;
    private int looks;

    void begin() {
        until = System.nanoTime() + MAX_MILLIS * 1_000_000L;
        depth = 0;
        steps = 0;
        looks = 0;
    }

    void watch(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((expression, input, environment) -> entered());
        frame.setEvaluateExitCallback((expression, input, environment, result) -> left(result));
    }

    private void entered() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new BeyondBoundsException("went deeper than " + MAX_DEPTH + " levels");
        }
        step();
    }

    private void step() {
        steps++;
        boolean late = steps % LOOK_AT_THE_CLOCK_EVERY == 0 && System.nanoTime() - until > 0;
        if (late || steps > MAX_STEPS) {
            throw new BeyondBoundsException("took longer than " + MAX_MILLIS + " ms");
        }
    }

    private void left(Object result) {
        depth--;
        if (result instanceof String text && text.length() > MAX_TEXT) {
            throw tooMuch();
        }
        if (result instanceof Collection<?> list && list.size() > MAX_LIST) {
            throw tooMuch();
        }
    }

    void looked() {
        looks++;
        if (looks > MAX_LOOKS) {
            throw new BeyondBoundsException("has a regular expression that takes too long on this text");
        }
    }

    static BeyondBoundsException tooMuch() {
        return new BeyondBoundsException("made more than " + MAX_TEXT + " characters or " + MAX_LIST + " items");
    }
}
