package dev.onus.registry.model;

import java.util.List;

/**
 * Who is told once the last step's window has passed (ESC-1).
 *
 * @param notifies accountable; empty means that the catch-all is next (design decision 11)
 */
public record Fallback(List<Target> notifies, List<EffectSpec> effects) {
    public static final Fallback NONE = new Fallback(List.of(), List.of());

    public Fallback {
        notifies = List.copyOf(notifies);
        effects = List.copyOf(effects);
    }
}
