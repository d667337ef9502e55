package dev.onus.registry.model;

import java.util.List;

/**
 * Who is told when an SLA clock of a case runs out, and what is asked of platform teams then (ESC-1).
 *
 * @param notifies accountable; empty: the owner, its manager and the service owner
 */
public record Overdue(List<Target> notifies, List<Target> informs, List<EffectSpec> effects) {
    public static final Overdue DEFAULT = new Overdue(
            List.of(new Target.Owner(), new Target.Manager(), new Target.ServiceOwner()), List.of(), List.of());

    public Overdue {
        notifies = List.copyOf(notifies);
        informs = List.copyOf(informs);
        effects = List.copyOf(effects);
    }
}
