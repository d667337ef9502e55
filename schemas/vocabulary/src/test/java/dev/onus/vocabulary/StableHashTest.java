package dev.onus.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableHashTest {
    @Test
    void shouldTellPartsApartByTheirBoundaries() {
        assertThat(StableHash.of("ab", "c")).isNotEqualTo(StableHash.of("a", "bc"));
        assertThat(StableHash.of("a", "")).isNotEqualTo(StableHash.of("a"));
        assertThat(StableHash.of("a", "b")).isEqualTo(StableHash.of("a", "b")).hasSize(32);
    }

    @Test
    void shouldNeverChangeBecauseIdsOutliveReleases() {
        assertThat(PageId.of(new CaseId("c"), 1, "1", 1, "ana").value())
                .isEqualTo(StableHash.of("page", "c", "1", "1", "1", "ana"));
        assertThat(StableHash.of("onus")).isEqualTo("ec8aec898f152557b26c7006ac883a7e");
    }
}
