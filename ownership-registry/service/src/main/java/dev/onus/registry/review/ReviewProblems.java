package dev.onus.registry.review;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PersonFacts;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.EffectRow;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.Refusal;
import dev.onus.registry.log.RegistryLog;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For whoever tried to enable an identity that is under review: which case it waits for, and who may end that (ESC-6). */
@Singleton
public final class ReviewProblems {
    private final Reviews reviews;
    private final RegistryLog log;
    private final CaseLog cases;

    ReviewProblems(Reviews reviews, RegistryLog log, CaseLog cases) {
        this.reviews = reviews;
        this.log = log;
        this.cases = cases;
    }

    /**
     * A write that was refused, and what it waits for.
     *
     * @param review id of the effect to approve
     */
    public record Waiting(
            String kind,
            String name,
            String message,
            Optional<String> caseId,
            Optional<String> review,
            List<String> mayApprove) {}

    public Waiting of(Refusal.UnderReview refusal) {
        Optional<EffectRow> review = reviews.all().stream()
                .filter(each -> !each.isWithdrawn())
                .filter(each -> isAbout(each, refusal.identityId()))
                .findFirst();
        List<String> approvers = Stream.concat(
                        review.map(EffectRow::caseId).flatMap(cases.index()::find).stream()
                                .flatMap(ReviewProblems::asked),
                        Stream.of("scope admin"))
                .toList();
        String message = review.map(each -> refusal.message() + " It waits for case " + each.caseId() + ", review "
                        + each.id() + "; these may approve it: " + String.join(", ", approvers) + ".")
                .orElse(refusal.message());
        return new Waiting(
                refusal.key().kind(),
                refusal.key().name(),
                message,
                review.map(EffectRow::caseId),
                review.map(EffectRow::id),
                approvers);
    }

    private boolean isAbout(EffectRow review, String identityId) {
        Optional<String> record = log.read(state -> ReviewWriting.record(review, state))
                .map(RecordVersion::key)
                .map(key -> key.name());
        return record.isPresent() && record.equals(log.read(state -> state.holderOf(identityId)));
    }

    private static Stream<String> asked(CaseState state) {
        return state.getPersons().stream()
                .filter(person -> person.getCapacity() == PageCapacity.accountable)
                .map(PersonFacts::getName)
                .distinct()
                .map(name -> "person:" + name);
    }
}
