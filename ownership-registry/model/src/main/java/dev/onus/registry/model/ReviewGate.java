package dev.onus.registry.model;

import dev.onus.vocabulary.Lifecycle;
import java.util.Optional;

/**
 * Keeps an identity that is under review off until its review is approved (ESC-6).
 *
 * <p>A plain write may keep it in review or call it revoked. Any other word is refused, not only {@code active}: from
 * there a second plain write would enable it.
 */
public final class ReviewGate {
    private ReviewGate() {}

    /**
     * Why a plain write is refused; empty when it may be done. Not to be asked about what an approved review writes.
     *
     * @param before the record of the same id as it stands; empty when there is none
     * @param after as it would be written
     */
    public static Optional<String> refusal(Optional<Identity> before, Identity after) {
        Optional<Lifecycle> wanted = after.lifecycle();
        boolean stays = wanted.filter(each -> each == Lifecycle.REVIEW || each == Lifecycle.REVOKED)
                .isPresent();
        return isUnderReview(before) && !stays ? Optional.of(message(wanted)) : Optional.empty();
    }

    /** Why the record may not be deleted: written anew, it would come back without its review. */
    public static Optional<String> refusalToDelete(Optional<Identity> before) {
        return isUnderReview(before)
                ? Optional.of("Expected the identity to stay while it is under review, but the record would be deleted."
                        + " An approved review ends it; until then it can only be written as revoked.")
                : Optional.empty();
    }

    private static boolean isUnderReview(Optional<Identity> identity) {
        return identity.flatMap(Identity::lifecycle)
                .filter(each -> each == Lifecycle.REVIEW)
                .isPresent();
    }

    private static String message(Optional<Lifecycle> wanted) {
        String came = wanted.map(each -> "'" + each.word() + "'").orElse("nothing, which would let it become active");
        return "Expected lifecycle: review, because the identity is under review, but got " + came
                + ". Only an approved review enables it again: somebody with the right approves it on its review case.";
    }
}
