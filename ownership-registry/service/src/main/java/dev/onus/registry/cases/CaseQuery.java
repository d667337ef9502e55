package dev.onus.registry.cases;

import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.SeverityLevel;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a listing, read from its text. */
public final class CaseQuery {
    static final int DEFAULT_LIMIT = 50;
    static final int MOST = 500;
    private static final String TEAM = "team:";

    private CaseQuery() {}

    /** @throws IllegalArgumentException naming the words that would have been understood */
    public static CaseFilter filter(
            @Nullable String state, @Nullable String owner, @Nullable String identity, @Nullable String severity) {
        return new CaseFilter(
                text(state).map(word -> oneOf(CaseStateName.class, "state", word)),
                text(owner).map(CaseQuery::team),
                text(identity),
                text(severity).map(word -> oneOf(SeverityLevel.class, "severity", word)));
    }

    /** @throws IllegalArgumentException naming the words that would have been understood */
    public static Optional<String> effectState(@Nullable String state) {
        Optional<String> word = text(state);
        boolean known = word.isEmpty()
                || word.get().equals(EffectRow.WITHDRAWN)
                || Word.find(EffectStatus.class, word.get())
                        .filter(found -> found.word().equals(word.get()))
                        .isPresent();
        if (!known) {
            throw new IllegalArgumentException("Expected state to be one of " + Word.all(EffectStatus.class) + ", "
                    + EffectRow.WITHDRAWN + ", but got '" + word.get() + "'.");
        }
        return word;
    }

    /** Targets and summaries say {@code team:payments} for the same team. */
    private static String team(String owner) {
        return owner.startsWith(TEAM) ? owner.substring(TEAM.length()) : owner;
    }

    public static int limit(@Nullable Integer wanted) {
        return wanted == null ? DEFAULT_LIMIT : Math.clamp(wanted, 1, MOST);
    }

    public static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected " + name + " to be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", but got '" + word + "'."));
    }
}
