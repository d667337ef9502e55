package dev.onus.registry.log;

import dev.onus.contracts.ProposedDocument;
import dev.onus.contracts.RegistryProposal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A proposal as log entries: one, or numbered parts and a commit when it is larger than a record may be. */
final class ProposalEntries {
    /** Below the broker's default of 1 MiB a record, with room for the envelope. */
    static final int MAX_ENTRY_BYTES = 900_000;

    private static final int BYTES_AROUND_A_DOCUMENT = 64;

    private ProposalEntries() {}

    static List<RegistryProposal> of(Proposal proposal, Instant at) {
        List<List<ProposedDocument>> parts = split(proposal.changes());
        if (parts.size() == 1) {
            return List.of(entry(proposal, at, 1, 1, parts.getFirst()).build());
        }
        List<RegistryProposal> entries = new ArrayList<>();
        for (int part = 1; part <= parts.size(); part++) {
            entries.add(
                    entry(proposal, at, part, parts.size(), parts.get(part - 1)).build());
        }
        entries.add(entry(proposal, at, parts.size(), parts.size(), List.of())
                .setCommit(true)
                .build());
        return entries;
    }

    private static List<List<ProposedDocument>> split(List<ProposedChange> changes) {
        List<List<ProposedDocument>> parts = new ArrayList<>();
        List<ProposedDocument> part = new ArrayList<>();
        int bytes = 0;
        for (ProposedChange change : changes) {
            int size = size(change);
            if (!part.isEmpty() && bytes + size > MAX_ENTRY_BYTES) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(document(change));
            bytes += size;
        }
        parts.add(part);
        return parts;
    }

    /** Bytes that a change takes in an entry, about. */
    static int size(ProposedChange change) {
        int json = change.json() == null ? 0 : change.json().getBytes(StandardCharsets.UTF_8).length;
        return json + change.key().name().length() * 3 + BYTES_AROUND_A_DOCUMENT;
    }

    @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
    private static ProposedDocument document(ProposedChange change) {
        return ProposedDocument.newBuilder()
                .setKind(change.key().kind())
                .setName(change.key().name())
                .setExpectedVersion(change.expectedVersion())
                .setDeleted(change.json() == null)
                .setJson(change.json())
                .build();
    }

    @SuppressWarnings("NullAway") // Generated setters take null where the schema does, but cannot say so.
    private static RegistryProposal.Builder entry(
            Proposal proposal, Instant at, int part, int parts, List<ProposedDocument> documents) {
        return RegistryProposal.newBuilder()
                .setProposalId(proposal.id())
                .setPart(part)
                .setParts(parts)
                .setCommit(false)
                .setDocuments(documents)
                .setActor(proposal.actor())
                .setComment(proposal.comment())
                .setAt(at);
    }
}
