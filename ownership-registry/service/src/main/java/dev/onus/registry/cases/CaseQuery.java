package dev.onus.registry.cases;

import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.SeverityLevel;
import dev.onus.registry.http.ProblemException;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a listing, read from its text. */
public final class CaseQuery {
    static final int DEFAULT_LIMIT = 50;
    static final int MOST = 500;
    private static final String TEAM = "team:";

    private CaseQuery() {}

    /** @throws ProblemException naming the words that would have been understood */
    public static CaseFilter filter(
            @Nullable String state, @Nullable String owner, @Nullable String identity, @Nullable String severity) {
        return new CaseFilter(
                text(state).map(word -> oneOf(CaseStateName.class, "state", word)),
                text(owner).map(CaseQuery::team),
                text(identity),
                text(severity).map(word -> oneOf(SeverityLevel.class, "severity", word)));
    }

    /** @throws ProblemException naming the words that would have been understood */
    public static Optional<String> effectState(@Nullable String state) {
        Optional<String> word = text(state);
        boolean known = word.isEmpty()
                || word.get().equals(EffectRow.WITHDRAWN)
                || Word.find(EffectStatus.class, word.get())
                        .filter(found -> found.word().equals(word.get()))
                        .isPresent();
        if (!known) {
            throw misunderstood("state", Word.all(EffectStatus.class) + ", " + EffectRow.WITHDRAWN, word.get());
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

    /** A part of a list, from where the caller's cursor says. */
    public static <T> Part<T> part(@Nullable String cursor, Function<Optional<String>, Part<T>> list) {
        try {
            return list.apply(Optional.ofNullable(cursor));
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.misunderstood(
                    "cursor", "Expected a cursor from an earlier page, but got something else.");
        }
    }

    public static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> misunderstood(
                        name,
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")),
                        word));
    }

    private static ProblemException misunderstood(String name, String words, String got) {
        return ProblemException.misunderstood(
                name, "Expected " + name + " to be one of " + words + ", but got '" + got + "'.");
    }
}
