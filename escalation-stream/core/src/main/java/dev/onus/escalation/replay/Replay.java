package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recorded inputs, played again: as it was, and under a draft. Routing keys are independent of each other, so whoever
 * reads the logs may give them one slice of keys after another; what a slice needs in memory is forgotten with it. Only
 * what a source says without naming an identity is for several keys: each slice of its partition is to hear it.
 */
public final class Replay {
    private final World asItWas;
    private final World underDraft;
    private final Window window;
    private final Night night;
    private final Comparison comparison;
    private final Map<RoutingKey, KeyReplay> keys = new HashMap<>();
    private long inputs;
    private long withoutCase;

    public Replay(Directories asItWas, Draft draft, Window window, Night night) {
        Directories drafted = asItWas.under(draft);
        this.asItWas = new World(asItWas);
        this.underDraft = new World(drafted);
        this.window = window;
        this.night = night;
        this.comparison = new Comparison(window, new Tally(asItWas, night), new Tally(drafted, night));
    }

    /**
     * Inputs of one routing key come in the order of their times, and so do those of a slice in which a source names no
     * identity; what comes after the window is passed over.
     */
    public void take(RoutingKey routingKey, ReplayInput input) {
        if (!input.at().isBefore(window.until())) {
            return;
        }
        if (input instanceof ReplayInput.Alerted word && word.isForAnyKey()) {
            // Most keys know nothing of it, and those of other slices hear it too: it counts where it is heard.
            inputs += sourceSaid(word.alert(), word.at()) ? 1 : 0;
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
        asItWas.forgetAll();
        underDraft.forgetAll();
        comparison.settle();
    }

    public long inputs() {
        return inputs;
    }

    /** To be asked for after the last slice. */
    public WhatIf result() {
        return comparison.result(inputs, withoutCase, night);
    }

    /** Each world finds the case by itself, once what was due there has happened. */
    private boolean sourceSaid(Alert word, Instant at) {
        List<KeyReplay> concerned = Stream.concat(asItWas.mayHaveCaseOf(word), underDraft.mayHaveCaseOf(word))
                .distinct()
                .flatMap(key -> Optional.ofNullable(keys.get(key)).stream())
                .toList();
        concerned.forEach(key -> key.advance(at));
        boolean isHeard = asItWas.sourceSaid(word, at);
        isHeard |= underDraft.sourceSaid(word, at);
        concerned.forEach(KeyReplay::level);
        return isHeard;
    }
}
