package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.registry.cases.Page;
import java.util.List;
import java.util.UUID;

/**
 * The pages of one person that nothing has withdrawn.
 *
 * @param notices what the person was told lately, and is asked nothing about
 */
public record InboxView(Frame frame, String person, List<Item> items, List<Page> notices, boolean mayAnswer) {
    /** A page and the case as it stands now. */
    public record Item(Page page, CaseState state) {
        public boolean isAcknowledged() {
            return state.getAcknowledgedBy() != null;
        }

        public String newResponseId() {
            return UUID.randomUUID().toString();
        }
    }
}
