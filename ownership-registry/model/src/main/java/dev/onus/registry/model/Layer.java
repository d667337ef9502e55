package dev.onus.registry.model;

import java.util.List;

/**
 * One rotation.
 *
 * @param participants the groups that take turns; all of a group are on call at once
 */
public record Layer(String name, List<List<String>> participants, Rotation rotation) {
    public Layer {
        participants = participants.stream().map(List::copyOf).toList();
    }
}
