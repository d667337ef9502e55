package dev.onus.registry.answer;

import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.Word;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The words by which a platform team says what became of an effect (ESC-3). */
final class EffectOutcome {
    private static final Set<EffectStatus> ANSWERS =
            Set.of(EffectStatus.DONE, EffectStatus.FAILED, EffectStatus.REFUSED);

    static final String WORDS = Arrays.stream(EffectStatus.values())
            .filter(ANSWERS::contains)
            .map(Word::word)
            .collect(Collectors.joining(", "));

    private EffectOutcome() {}

    static boolean isOne(String word) {
        return ANSWERS.stream().anyMatch(answer -> answer.word().equals(word));
    }
}
