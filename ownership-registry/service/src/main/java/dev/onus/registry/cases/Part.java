package dev.onus.registry.cases;

import java.util.List;
import java.util.Optional;

/** A part of a list and where the next part begins; no next: that was all. */
public record Part<T>(List<T> items, Optional<String> next) {
    public Part {
        items = List.copyOf(items);
    }
}
