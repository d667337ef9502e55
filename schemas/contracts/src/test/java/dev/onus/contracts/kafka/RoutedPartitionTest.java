package dev.onus.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutedPartitionTest {
    @Test
    void shouldStayTheSameOverReleasesAndInEveryLanguage() {
        assertThat(RoutedPartition.of("aws:access-key:AKIAIOSFODNN7EXAMPLE", 8)).isEqualTo(3);
        assertThat(RoutedPartition.of("21", 1000)).isEqualTo(Math.floorMod(-973932308 & 0x7fffffff, 1000));
    }
}
