package dev.onus.registry.log;

import dev.onus.contracts.ProposedDocument;
import dev.onus.contracts.RegistryProposal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Feeds log entries into the state: a whole proposal at once, one in parts at its commit. Parts without a commit are
 * dropped; the commit's offset is the proposal's place in the order (design idea C).
 */
final class ProposalAssembly {
    /** Parts that wait for their commit longer than this many entries are dropped, on every replica alike. */
    static final long PARTS_KEPT_FOR_ENTRIES = 10_000;

    private final RegistryState state;
    private final Map<String, Parts> waiting = new LinkedHashMap<>();

    ProposalAssembly(RegistryState state) {
        this.state = state;
    }

    /** The outcome, or empty for an entry that decides nothing. */
    Optional<Outcome> accept(RegistryProposal entry, long offset, Instant at) {
        dropForgottenParts(offset);
        if (entry.getCommit()) {
            return Optional.of(commit(entry, offset, at));
        }
        if (entry.getParts() > 1) {
            waiting.computeIfAbsent(entry.getProposalId(), unseen -> new Parts(offset, new TreeMap<>()))
                    .byNumber()
                    .putIfAbsent(entry.getPart(), changes(entry));
            state.skip(offset);
            return Optional.empty();
        }
        return Optional.of(state.apply(proposal(entry, changes(entry)), offset, at));
    }

    private Outcome commit(RegistryProposal entry, long offset, Instant at) {
        Parts parts = waiting.remove(entry.getProposalId());
        int found = parts == null ? 0 : parts.byNumber().size();
        if (parts == null || found != entry.getParts()) {
            RecordKey nothing = new RecordKey("Proposal", entry.getProposalId());
            return state.refuse(
                    entry.getProposalId(), offset, new Refusal.PartsMissing(nothing, entry.getParts(), found));
        }
        List<ProposedChange> all =
                parts.byNumber().values().stream().flatMap(List::stream).toList();
        return state.apply(proposal(entry, all), offset, at);
    }

    private void dropForgottenParts(long offset) {
        waiting.values().removeIf(parts -> parts.firstOffset() < offset - PARTS_KEPT_FOR_ENTRIES);
    }

    private static Proposal proposal(RegistryProposal entry, List<ProposedChange> changes) {
        return new Proposal(entry.getProposalId(), changes, entry.getActor(), entry.getComment());
    }

    private static List<ProposedChange> changes(RegistryProposal entry) {
        return entry.getDocuments().stream().map(ProposalAssembly::change).toList();
    }

    private static ProposedChange change(ProposedDocument document) {
        return new ProposedChange(
                new RecordKey(document.getKind(), document.getName()),
                document.getExpectedVersion(),
                document.getDeleted() ? null : document.getJson());
    }

    private record Parts(long firstOffset, Map<Integer, List<ProposedChange>> byNumber) {}
}
