package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.StableHash;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyCodeTest {
    @Test
    void shouldGiveThePageTheSameFourDigitsForEver() {
        assertThat(ReplyCode.of(new PageId("00000000000000000000000000000007"))).isEqualTo("0007");
        assertThat(ReplyCode.of(new PageId("000000000000000000000000000186a1"))).isEqualTo("0001");
    }

    @Test
    void shouldSpreadPagesOverAllCodes() {
        long different = IntStream.range(0, 2_000)
                .mapToObj(n -> ReplyCode.of(new PageId(StableHash.of("page", Integer.toString(n)))))
                .peek(code -> assertThat(code).matches("[0-9]{4}"))
                .distinct()
                .count();

        assertThat(different).as("of 2,000 pages, as chance has it about 1,813").isGreaterThan(1_700);
    }
}
