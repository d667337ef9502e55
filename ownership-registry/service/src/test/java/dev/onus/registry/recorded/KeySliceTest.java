package dev.onus.registry.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySliceTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void shouldReadAPartitionOnceIfItFitsIntoMemory() {
        assertThat(KeySlice.count(0, GIGABYTE)).isEqualTo(1);
        assertThat(KeySlice.count(10_000, GIGABYTE)).isEqualTo(1);
        long full = GIGABYTE / 4 / KeySlice.BYTES_OF_INPUT;
        assertThat(KeySlice.count(full, GIGABYTE)).isEqualTo(1);
        assertThat(KeySlice.count(full + 1, GIGABYTE)).isEqualTo(2);
    }

    @Test
    void shouldReadItSoOftenThatEachPassFits() {
        int slices = KeySlice.count(1_000_000, GIGABYTE);

        assertThat((1_000_000L / slices) * KeySlice.BYTES_OF_INPUT).isLessThanOrEqualTo(GIGABYTE / 4);
        assertThat((1_000_000L / (slices - 1)) * KeySlice.BYTES_OF_INPUT).isGreaterThan(GIGABYTE / 4);
    }

    @Test
    void shouldGiveEachKeyToExactlyOneSliceAndEachSliceItsShare() {
        int[] keys = new int[5];
        for (int number = 0; number < 10_000; number++) {
            String key = "aws:access-key:AKIA" + number;
            int[] in = IntStream.range(0, 5)
                    .filter(slice -> new KeySlice(slice, 5).includes(key))
                    .toArray();
            assertThat(in).as(key).hasSize(1);
            keys[in[0]]++;
        }

        assertThat(Arrays.stream(keys)).allMatch(share -> share > 1_500 && share < 2_500);
    }
}
