package dev.onus.registry.cases;

import dev.onus.contracts.CaseState;
import dev.onus.registry.cases.RowKey.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders in which cases lie for listing: newest first under each value that people filter by, and by priority
 * within a state. A listing reads one of them and never sorts, so its cost does not grow with the number of cases.
 */
final class Listing {
    private static final String ALL = "all";
    private static final String STATE = "state";
    private static final String SEVERITY = "severity";
    private static final String OWNER = "owner";
    private static final String IDENTITY = "identity";
    private static final String URGENCY = "urgency";
    private static final String NOBODY = "";

    private Listing() {}

    /** Every key under which this case is listed. */
    static List<byte[]> keysOf(CaseState state) {
        String owner = state.getOwner() == null ? NOBODY : state.getOwner();
        String name = state.getState().name();
        String severity = state.getSeverity().name();
        List<byte[]> keys = new ArrayList<>();
        keys.add(place(key(ALL), state));
        keys.add(place(key(STATE).text(name), state));
        keys.add(place(key(SEVERITY).text(severity), state));
        keys.add(place(key(SEVERITY + STATE).text(severity).text(name), state));
        keys.add(place(key(OWNER).text(owner), state));
        keys.add(place(key(OWNER + STATE).text(owner).text(name), state));
        keys.add(place(key(IDENTITY).text(state.getIdentity().getId()), state));
        keys.add(place(key(URGENCY).text(name).text(state.getPriority()), state));
        return keys;
    }

    /** The shortest stretch of keys that holds every case that the filter wants. */
    static byte[] prefixFor(CaseFilter filter, CaseOrder order) {
        boolean narrow = filter.owner().isPresent() || filter.identity().isPresent();
        if (order == CaseOrder.URGENCY && filter.state().isPresent() && !narrow) {
            return key(URGENCY).text(filter.state().get().name()).bytes();
        }
        if (filter.identity().isPresent()) {
            return key(IDENTITY).text(filter.identity().get()).bytes();
        }
        if (filter.owner().isPresent()) {
            return withState(OWNER, filter.owner().get(), filter);
        }
        if (filter.severity().isPresent()) {
            return withState(SEVERITY, filter.severity().get().name(), filter);
        }
        return filter.state()
                .map(state -> key(STATE).text(state.name()))
                .orElseGet(() -> key(ALL))
                .bytes();
    }

    static byte[] prefixOfState(String state) {
        return key(STATE).text(state).bytes();
    }

    private static byte[] withState(String listing, String value, CaseFilter filter) {
        return filter.state()
                .map(state -> key(listing + STATE).text(value).text(state.name()))
                .orElseGet(() -> key(listing).text(value))
                .bytes();
    }

    private static RowKey key(String listing) {
        return RowKey.in(Table.LISTING).text(listing);
    }

    private static byte[] place(RowKey key, CaseState state) {
        return key.newestFirst(state.getOpenedAt().toEpochMilli())
                .text(state.getId())
                .bytes();
    }
}
