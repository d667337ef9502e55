package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewGateTest {
    @Test
    void shouldRefuseToEnableAnIdentityUnderReviewByAPlainWrite() {
        assertThat(refusal("review", "active"))
                .hasValueSatisfying(message -> assertThat(message)
                        .startsWith("Expected lifecycle: review")
                        .contains("but got 'active'")
                        .contains("Only an approved review enables it again"));
        assertThat(ReviewGate.refusal(Optional.of(identity("review")), Given.identity()))
                .as("left out")
                .hasValueSatisfying(
                        message -> assertThat(message).contains("nothing, which would let it become active"));
    }

    @Test
    void shouldRefuseEveryWordFromWhichASecondWriteWouldEnableIt() {
        for (String detour : List.of("onboarding", "inactive", "suspended")) {
            assertThat(refusal("review", detour)).as(detour).isPresent();
        }
    }

    @Test
    void shouldLetItStayInReviewOrBeRevoked() {
        assertThat(refusal("review", "review")).isEmpty();
        assertThat(refusal("review", "revoked")).isEmpty();
    }

    @Test
    void shouldSayNothingOfIdentitiesThatAreNotUnderReview() {
        assertThat(refusal("suspended", "active")).isEmpty();
        assertThat(refusal("active", "review")).isEmpty();
        assertThat(ReviewGate.refusal(Optional.empty(), identity("active"))).isEmpty();
        assertThat(ReviewGate.refusalToDelete(Optional.of(identity("active")))).isEmpty();
    }

    @Test
    void shouldRefuseToDeleteAnIdentityUnderReview() {
        assertThat(ReviewGate.refusalToDelete(Optional.of(identity("review"))))
                .hasValueSatisfying(message -> assertThat(message).contains("while it is under review"));
    }

    private static Optional<String> refusal(String before, String after) {
        return ReviewGate.refusal(Optional.of(identity(before)), identity(after));
    }

    private static Identity identity(String lifecycle) {
        Map<String, Object> spec = new HashMap<>(Map.of("id", Given.KEY.toString(), "lifecycle", lifecycle));
        return Given.identity(spec);
    }
}
