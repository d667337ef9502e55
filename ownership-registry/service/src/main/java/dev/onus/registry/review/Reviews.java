package dev.onus.registry.review;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.CaseIndex;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.EffectRow;
import dev.onus.registry.cases.Part;
import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.TimelineKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reviews that cases have asked for, as this replica has read them. */
@Singleton
final class Reviews {
    private static final int PART = 500;

    private final CaseIndex index;

    Reviews(CaseLog cases) {
        this.index = cases.index();
    }

    /** Newest first; a drill's are left out, as a drill has no containment effect (CDR-9). */
    List<EffectRow> all() {
        List<EffectRow> reviews = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Part<EffectRow> part = index.effects().ofAction(EffectName.REVIEW_BEFORE_ENABLE.word(), cursor, PART);
            part.items().stream().filter(review -> !review.asked().getDrill()).forEach(reviews::add);
            cursor = part.next();
        } while (cursor.isPresent());
        return reviews;
    }

    /** The approval of a review that was lifted by one; time or the end of a case lifts none. */
    Optional<EscalationEvent> approval(EffectRow review) {
        Optional<String> cursor = Optional.empty();
        Optional<EscalationEvent> approval = Optional.empty();
        do {
            Part<EscalationEvent> part = index.timeline(review.caseId(), cursor, PART);
            for (EscalationEvent event : part.items()) {
                if (isApprovalOf(review, event)) {
                    approval = Optional.of(event);
                }
            }
            cursor = part.next();
        } while (cursor.isPresent());
        return approval;
    }

    private static boolean isApprovalOf(EffectRow review, EscalationEvent event) {
        return event.getKind().equals(TimelineKind.EFFECT_APPROVED.word())
                && event.getEffect() != null
                && event.getEffect().getEffectId().equals(review.id());
    }
}
