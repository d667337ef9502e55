package dev.onus.registry.review;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.EffectRow;
import dev.onus.registry.client.RegistryJson;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.log.RegistryState;
import dev.onus.registry.log.ReviewProposal;
import dev.onus.registry.model.Activation;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Kind;
import dev.onus.vocabulary.Lifecycle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a review writes about its identity, from the records alone: every replica comes to the same. */
final class ReviewWriting {
    private static final String LIFECYCLE = "lifecycle";

    private ReviewWriting() {}

    /** A review that is in force puts its identity off; empty when there is nothing to write. */
    static Optional<Proposal> begin(EffectRow review, RegistryState state, RegistrySnapshot snapshot) {
        return record(review, state)
                .filter(record -> lifecycle(record, snapshot)
                        .filter(each -> each == Lifecycle.REVIEW || each == Lifecycle.REVOKED)
                        .isEmpty())
                .map(record -> proposal(
                        review,
                        record,
                        Lifecycle.REVIEW,
                        "Case " + review.caseId() + " asks for a review (" + review.id() + "): "
                                + review.asked().getReason()));
    }

    /**
     * An approved review lets its identity be active again, or onboarding where something that activation asks is missing
     * meanwhile. An approval counts once: a review that was written by hand after it is another one.
     */
    static Optional<Proposal> end(
            EffectRow review, EscalationEvent approval, RegistryState state, RegistrySnapshot snapshot) {
        String words = "Review " + review.id() + " of case " + review.caseId() + " was approved";
        return underReview(review, state, snapshot)
                .filter(record -> state.versions(record.key()).stream()
                        .noneMatch(version ->
                                version.comment() != null && version.comment().startsWith(words)))
                .flatMap(record -> identity(record, snapshot)
                        .map(identity -> proposal(
                                review,
                                record,
                                enabled(identity, snapshot.directory()),
                                words + ": " + approval.getSummary() + ". " + approval.getReason())));
    }

    /** The record that holds the id which the case is about; empty while nobody has registered it. */
    static Optional<RecordVersion> record(EffectRow review, RegistryState state) {
        return state.holderOf(review.asked().getIdentity().getId())
                .flatMap(name -> state.current(new RecordKey(Kind.IDENTITY.kindName(), name)));
    }

    /** The same record if it is under review, whoever put it there. */
    static Optional<RecordVersion> underReview(EffectRow review, RegistryState state, RegistrySnapshot snapshot) {
        return record(review, state)
                .filter(record -> lifecycle(record, snapshot)
                        .filter(Lifecycle.REVIEW::equals)
                        .isPresent());
    }

    private static Lifecycle enabled(Identity identity, Directory directory) {
        return Activation.missing(identity, directory).isEmpty() ? Lifecycle.ACTIVE : Lifecycle.ONBOARDING;
    }

    private static Optional<Lifecycle> lifecycle(RecordVersion record, RegistrySnapshot snapshot) {
        return identity(record, snapshot).flatMap(Identity::lifecycle);
    }

    private static Optional<Identity> identity(RecordVersion record, RegistrySnapshot snapshot) {
        return snapshot.identities().named(record.key().name()).map(known -> known.spec());
    }

    private static Proposal proposal(EffectRow review, RecordVersion record, Lifecycle lifecycle, String comment) {
        Map<String, Object> document = new LinkedHashMap<>(
                Optional.ofNullable(RegistrySnapshot.document(record.json())).orElse(Map.of()));
        Map<String, Object> spec = new LinkedHashMap<>();
        if (document.get("spec") instanceof Map<?, ?> written) {
            written.forEach((field, value) -> spec.put(String.valueOf(field), value));
        }
        spec.put(LIFECYCLE, lifecycle.word());
        document.put("spec", spec);
        return ReviewProposal.of(review.id(), record, RegistryJson.canonical(document), comment);
    }
}
