package dev.onus.registry.model;

import java.util.List;
import java.util.Map;

/** What became of reading a document. */
public sealed interface Reading {
    /** @param labels from the metadata */
    record Read(Kind kind, String name, Map<String, String> labels, Spec spec) implements Reading {
        public Read {
            labels = Map.copyOf(labels);
        }
    }

    /** @param problems every one that was found, in the order of the document's fields; never empty */
    record Unreadable(List<Problem> problems) implements Reading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
