package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.registry.cases.Page;
import java.util.List;
import java.util.UUID;

/** The pages of one person that nothing has withdrawn. */
public record InboxView(Frame frame, String person, List<Item> items, boolean mayAnswer) {
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
