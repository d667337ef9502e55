package dev.onus.escalation.replay;

import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Recorded inputs, played again: as it was, and under a draft. Routing keys are independent of each other, so whoever
 * reads the logs may give them one slice of keys after another; what a slice needs in memory is forgotten with it.
 */
public final class Replay {
    private final Directories asItWas;
    private final Directories underDraft;
    private final Window window;
    private final Night night;
    private final Comparison comparison;
    private final Map<RoutingKey, KeyReplay> keys = new HashMap<>();
    private long inputs;
    private long withoutCase;

    public Replay(Directories asItWas, Draft draft, Window window, Night night) {
        this.asItWas = asItWas;
        this.underDraft = asItWas.under(draft);
        this.window = window;
        this.night = night;
        this.comparison = new Comparison(window, new Tally(asItWas, night), new Tally(underDraft, night));
    }

    /** Inputs of one routing key come in the order of their times; what comes after the window is passed over. */
    public void take(RoutingKey routingKey, ReplayInput input) {
        if (!input.at().isBefore(window.until())) {
            return;
        }
        inputs++;
        KeyReplay key =
                keys.computeIfAbsent(routingKey, absent -> new KeyReplay(routingKey, asItWas, underDraft, comparison));
        if (!key.take(input)) {
            withoutCase++;
        }
    }

    /** A page that was really requested; it only tells how true the replay is. */
    public void recorded(PageId page, Instant at) {
        comparison.recorded(page, at);
    }

    /** No more comes of the routing keys that came so far. */
    public void endSlice() {
        keys.values().forEach(key -> key.advance(window.until()));
        keys.clear();
        comparison.settle();
    }

    public long inputs() {
        return inputs;
    }

    /** To be asked for after the last slice. */
    public WhatIf result() {
        return comparison.result(inputs, withoutCase, night);
    }
}
