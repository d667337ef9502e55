package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.registry.cases.Part;
import java.util.Optional;

/**
 * What a storm pages for: the cases that follow it or have followed it.
 *
 * @param isStorm whether there is such a list at all; it is empty for a moment after the storm has opened
 * @param count how many follow it, or have followed it, as the storm says
 * @param isFirst whether the list begins here
 */
public record ChildrenView(String storm, boolean isStorm, int count, boolean isFirst, Part<CaseState> part) {
    public Optional<String> addressOfNext() {
        return part.next().map(cursor -> "/cases/" + storm + "?children=" + AnswerForms.encode(cursor) + "#children");
    }

    /** How one stands to the storm, for whoever decides about all of them. */
    public String standing(CaseState child) {
        if (storm.equals(child.getStorm())) {
            return "follows";
        }
        return child.getClosedAt() == null ? "goes on by itself" : "ended";
    }
}
