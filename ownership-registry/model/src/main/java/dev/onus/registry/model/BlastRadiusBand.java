package dev.onus.registry.model;

import dev.onus.vocabulary.Word;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** How much breaks with an identity, in the three bands that policies name: {@code 0-4}, {@code 5-49}, {@code 50+}. */
public enum BlastRadiusBand implements Word {
    LOW("0-4", 0),
    MEDIUM("5-49", 5),
    HIGH("50+", 50);

    private final String word;
    private final int from;

    BlastRadiusBand(String word, int from) {
        this.word = word;
        this.from = from;
    }

    @Override
    public String word() {
        return word;
    }

    /** An unknown radius counts as the highest band when a policy is chosen (OWN-15). */
    public static BlastRadiusBand of(OptionalInt radius) {
        if (radius.isEmpty() || radius.getAsInt() >= HIGH.from) {
            return HIGH;
        }
        return radius.getAsInt() >= MEDIUM.from ? MEDIUM : LOW;
    }

    /** The band's range, or its plain name: {@code low}, {@code medium}, {@code high}. */
    public static Optional<BlastRadiusBand> find(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        for (BlastRadiusBand band : values()) {
            if (band.word.equals(plain) || band.name().toLowerCase(Locale.ROOT).equals(plain)) {
                return Optional.of(band);
            }
        }
        return Optional.empty();
    }
}
