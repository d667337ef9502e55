package dev.onus.ingest.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignFinderTest {
    /** The same in every build; another one with {@code -Donus.signs.seed=N}. */
    private static final long SEED = Long.getLong("onus.signs.seed", 20_261_121L);

    @Test
    void shouldTellTheGroupOfEachSign() {
        SignFinder finder = new SignFinder(List.of(List.of("AKIA", "ASIA"), List.of("key"), List.of("://")));

        assertThat(finder.in("nothing of the kind")).isZero();
        assertThat(finder.in("an AkIa somewhere")).isEqualTo(0b001);
        assertThat(finder.in("https://example.org/KEYS")).isEqualTo(0b110);
    }

    @Test
    void shouldGoOnAfterACharacterThatNoSignHas() {
        SignFinder finder = new SignFinder(List.of(List.of("token")));

        assertThat(finder.in("to\u212Aen")).isZero();
        assertThat(finder.in("\uD83D\uDE00token")).isEqualTo(1);
    }

    /** Few letters, so that signs overlap, begin in one another and end in one another. */
    @Test
    void shouldFindWhatLookingForEachByItselfFinds() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3_000; round++) {
            List<List<String>> groups = IntStream.rangeClosed(0, random.nextInt(6))
                    .mapToObj(group -> IntStream.rangeClosed(0, random.nextInt(3))
                            .mapToObj(sign -> text(random, 1 + random.nextInt(4)))
                            .toList())
                    .toList();
            String text = text(random, random.nextInt(20));

            assertThat(new SignFinder(groups).in(text))
                    .as("seed %d, round %d: %s in %s", SEED, round, groups, text)
                    .isEqualTo(oneByOne(groups, text));
        }
    }

    private static int oneByOne(List<List<String>> groups, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return IntStream.range(0, groups.size())
                .filter(group ->
                        groups.get(group).stream().anyMatch(sign -> lower.contains(sign.toLowerCase(Locale.ROOT))))
                .map(group -> 1 << group)
                .sum();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abAB-".charAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
