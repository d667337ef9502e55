package dev.onus.registry.log;

import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.Outcome.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The registry: a function of its log (design idea C). Two replicas that have read the same entries are equal, whatever
 * their clocks say, because only the log's order decides. Not safe for several threads; {@link RegistryLog} guards it.
 */
public final class RegistryState {
    /** A repeated proposal among this many latest ones gets its first outcome again. */
    static final int REMEMBERED_OUTCOMES = 10_000;

    /** Older ones are in the audit trail long since. */
    static final int REMEMBERED_ATTEMPTS = 10_000;

    private final Map<RecordKey, List<RecordVersion>> history = new HashMap<>();
    private final Map<String, NavigableMap<String, RecordVersion>> living = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final IssuedBy issued = new IssuedBy();
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<RefusedAttempt> attempts = new ArrayList<>();
    private final ReviewCheck reviews = new ReviewCheck(this);
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private long nextOffset;
    private long nextSequence;

    /** Decides a proposal: all of its documents or none. */
    public Outcome apply(Proposal proposal, long offset, Instant at) {
        nextOffset = offset + 1;
        Outcome earlier = outcomes.get(proposal.id());
        if (earlier != null) {
            return earlier;
        }
        List<Refusal> refusals = why(proposal);
        refusals.forEach(refusal -> record(refusal, proposal, offset, at));
        Outcome outcome = refusals.isEmpty() ? accept(proposal, offset, at) : new Refused(offset, refusals);
        remember(proposal.id(), outcome);
        return outcome;
    }

    private List<Refusal> why(Proposal proposal) {
        if (AttemptProposal.isOne(proposal)) {
            return AttemptProposal.refusals(proposal);
        }
        return ReviewProposal.isOne(proposal) ? raced(proposal.changes()) : refusals(proposal.changes());
    }

    /** Notes an entry that decides nothing by itself, such as a part. */
    void skip(long offset) {
        nextOffset = offset + 1;
    }

    /** Notes a proposal that could not even be put together. */
    Outcome refuse(String proposalId, long offset, Refusal refusal) {
        nextOffset = offset + 1;
        Outcome refused = new Refused(offset, List.of(refusal));
        remember(proposalId, refused);
        return refused;
    }

    /** What would be wrong with these changes now; empty when they would be accepted. */
    public List<Refusal> refusals(List<ProposedChange> changes) {
        List<Refusal> refusals = raced(changes);
        refusals.addAll(reviews.refusals(changes));
        return refusals;
    }

    /** Where somebody else was first. */
    private List<Refusal> raced(List<ProposedChange> changes) {
        List<Refusal> refusals = new ArrayList<>();
        for (ProposedChange change : changes) {
            long actual = currentVersion(change.key());
            if (change.expectedVersion() != null && change.expectedVersion() != actual) {
                refusals.add(new Refusal.VersionConflict(change.key(), change.expectedVersion(), actual));
            }
        }
        refusals.addAll(new ClaimCheck(claims).refusals(changes));
        return refusals;
    }

    private void record(Refusal refusal, Proposal proposal, long offset, Instant at) {
        if (refusal instanceof Refusal.UnderReview || refusal instanceof Refusal.NotTheirs) {
            attempts.add(
                    new RefusedAttempt(refusal.key(), refusal.message(), offset, proposal.actor(), at, nextSequence++));
            if (attempts.size() > REMEMBERED_ATTEMPTS) {
                attempts.removeFirst();
            }
        }
    }

    private Accepted accept(Proposal proposal, long offset, Instant at) {
        List<Change> changes = new ArrayList<>();
        issued.begin();
        for (ProposedChange proposed : proposal.changes()) {
            change(proposed, proposal, offset, at).ifPresent(changes::add);
        }
        Accepted outcome = issuing(new Accepted(offset, changes));
        if (!outcome.made().isEmpty()) {
            accepted.add(outcome);
        }
        return outcome;
    }

    /** With how many each identity that it changed has issued, and the issuers that it moved by a step. */
    private Accepted issuing(Accepted plain) {
        Map<RecordKey, Integer> counts = new LinkedHashMap<>();
        for (Change change : plain.made()) {
            RecordVersion after = change.after();
            IdentityClaims.ownId(after.key(), after.json())
                    .map(issued::of)
                    .filter(count -> count > 0)
                    .ifPresent(count -> counts.put(after.key(), count));
        }
        List<RecordVersion> moved = new ArrayList<>();
        for (String issuer : issued.moved()) {
            issuer(issuer)
                    .filter(version -> version.position() != plain.position())
                    .ifPresent(version -> {
                        moved.add(version);
                        counts.put(version.key(), issued.of(issuer));
                    });
        }
        return new Accepted(plain.position(), plain.changes(), counts, moved);
    }

    /** The record whose own id that is; one that only has it as an alias is not counted. */
    private Optional<RecordVersion> issuer(String id) {
        return Optional.ofNullable(claims.get(id))
                .flatMap(name -> current(new RecordKey(IdentityClaims.IDENTITY, name)))
                .filter(version -> IdentityClaims.ownId(version.key(), version.json())
                        .filter(id::equals)
                        .isPresent());
    }

    private Optional<Change> change(ProposedChange proposed, Proposal proposal, long offset, Instant at) {
        RecordKey key = proposed.key();
        List<RecordVersion> versions = history.getOrDefault(key, List.of());
        RecordVersion before = versions.isEmpty() ? null : versions.getLast();
        boolean alive = before != null && !before.deleted();
        if (proposed.json() == null && !alive) {
            return Optional.empty();
        }
        if (before != null && alive && Objects.equals(before.json(), proposed.json())) {
            return Optional.of(new Change(ChangeKind.UNCHANGED, before, before));
        }
        RecordVersion after = new RecordVersion(
                key,
                before == null ? 1 : before.version() + 1,
                proposed.json(),
                offset,
                proposal.actor(),
                proposal.comment(),
                at,
                nextSequence++);
        store(after, before);
        ChangeKind kind = after.deleted() ? ChangeKind.DELETED : alive ? ChangeKind.CHANGED : ChangeKind.CREATED;
        return Optional.of(new Change(kind, before, after));
    }

    private void store(RecordVersion after, @Nullable RecordVersion before) {
        RecordKey key = after.key();
        issued.store(after, before);
        history.computeIfAbsent(key, unseen -> new ArrayList<>(1)).add(after);
        NavigableMap<String, RecordVersion> ofKind = living.computeIfAbsent(key.kind(), unseen -> new TreeMap<>());
        if (before != null) {
            IdentityClaims.of(key, before.json()).forEach(claim -> claims.remove(claim, key.name()));
        }
        if (after.deleted()) {
            ofKind.remove(key.name());
        } else {
            ofKind.put(key.name(), after);
            IdentityClaims.of(key, after.json()).forEach(claim -> claims.put(claim, key.name()));
        }
    }

    private void remember(String proposalId, Outcome outcome) {
        outcomes.put(proposalId, outcome);
        if (outcomes.size() > REMEMBERED_OUTCOMES) {
            var eldest = outcomes.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Offset of the next entry to read: everything before it is in this state. */
    public long nextOffset() {
        return nextOffset;
    }

    /** What became of a proposal, if it is among the latest. */
    public Optional<Outcome> outcomeOf(String proposalId) {
        return Optional.ofNullable(outcomes.get(proposalId));
    }

    /** 0 when the record does not exist now. */
    public long currentVersion(RecordKey key) {
        return current(key).map(RecordVersion::version).orElse(0L);
    }

    /** The living version; empty when it never was or is deleted. */
    public Optional<RecordVersion> current(RecordKey key) {
        NavigableMap<String, RecordVersion> ofKind = living.get(key.kind());
        return ofKind == null ? Optional.empty() : Optional.ofNullable(ofKind.get(key.name()));
    }

    /** Every version that ever was, oldest first, deletions included. */
    public List<RecordVersion> versions(RecordKey key) {
        return List.copyOf(history.getOrDefault(key, List.of()));
    }

    /** As it was at an instant; empty when it did not exist then. */
    public Optional<RecordVersion> at(RecordKey key, Instant instant) {
        return history.getOrDefault(key, List.of()).reversed().stream()
                .filter(version -> !version.at().isAfter(instant))
                .findFirst()
                .filter(version -> !version.deleted());
    }

    /** The living records of a kind by name, from the name after {@code after}; all when that is empty. */
    public List<RecordVersion> list(String kind, String after, int limit) {
        return living.getOrDefault(kind, Collections.emptyNavigableMap()).tailMap(after, false).values().stream()
                .limit(limit)
                .toList();
    }

    /** The records of a kind as they were at an instant, by name. */
    public List<RecordVersion> listAt(String kind, Instant instant) {
        return history.keySet().stream()
                .filter(key -> key.kind().equals(kind))
                .sorted()
                .flatMap(key -> at(key, instant).stream())
                .toList();
    }

    /** Name of the Identity that has this id or alias. */
    public Optional<String> holderOf(String identityId) {
        return Optional.ofNullable(claims.get(IdentityClaims.canonical(identityId)));
    }

    /** At least so many identities name this id as their issuer. */
    public int issuedBy(String identityId) {
        return issued.of(identityId);
    }

    /** Accepted proposals that changed something, decided at this offset or later and before {@code end}, in order. */
    public List<Accepted> acceptedBetween(long start, long end) {
        int low = firstAt(start);
        int high = firstAt(end);
        return List.copyOf(accepted.subList(low, high));
    }

    /** Refused attempts that are on record, decided at this offset or later and before {@code end}, in order. */
    public List<RefusedAttempt> attemptsBetween(long start, long end) {
        return attempts.stream()
                .filter(attempt -> attempt.position() >= start && attempt.position() < end)
                .toList();
    }

    private int firstAt(long offset) {
        int low = 0;
        int high = accepted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (accepted.get(middle).position() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Everything that ever was, for comparing replicas. */
    Map<RecordKey, List<RecordVersion>> everything() {
        return Map.copyOf(history);
    }

    Collection<String> claimedIds() {
        return List.copyOf(claims.keySet());
    }
}
