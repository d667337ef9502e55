package dev.onus.escalation;

import dev.onus.vocabulary.ResponseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a case remembers beside where it stands.
 *
 * @param attempts entries into each step within the episode; it never goes back, so a page id never returns (G5)
 * @param accountable people who were paged as accountable, whose answers count
 * @param informed people who were only informed, whose answers are notes
 * @param answers the last answers and their verdicts, oldest first
 * @param fired the last deadlines that fired and may still be retracted, oldest first
 * @param receipts ids of the last receipts of channels, oldest first
 */
public record Memory(
        SortedMap<String, Integer> attempts,
        Set<String> accountable,
        Set<String> informed,
        List<Remembered> answers,
        List<Fired> fired,
        List<ResponseId> receipts) {

    /** As many answers as keep their verdict (design: answers). */
    public static final int MAX_ANSWERS = 32;
    /** As many receipts of channels as are known when they come again. */
    public static final int MAX_RECEIPTS = 64;
    /**
     * As many deadlines of the steps, and as many of the clocks, as can be retracted: an answer is read late by seconds,
     * not by steps, and effects that fall due together push no step out.
     */
    public static final int MAX_FIRED = 3;
    /** What fired longer ago stays fired. */
    public static final Duration RETRACTABLE_FOR = Duration.ofMinutes(10);

    public Memory {
        attempts = Collections.unmodifiableSortedMap(new TreeMap<>(attempts));
        accountable = Collections.unmodifiableSet(new LinkedHashSet<>(accountable));
        informed = Collections.unmodifiableSet(new LinkedHashSet<>(informed));
        answers = List.copyOf(answers);
        fired = List.copyOf(fired);
        receipts = List.copyOf(receipts);
    }

    static Memory empty() {
        return new Memory(new TreeMap<>(), Set.of(), Set.of(), List.of(), List.of(), List.of());
    }

    int attempt(String step) {
        return attempts.getOrDefault(step, 0);
    }

    Memory entering(String step) {
        SortedMap<String, Integer> more = new TreeMap<>(attempts);
        more.merge(step, 1, Integer::sum);
        return new Memory(more, accountable, informed, answers, fired, receipts);
    }

    /** Entries into steps are counted anew; those of effects go on, which outlive an episode. */
    Memory newEpisode() {
        SortedMap<String, Integer> ofEffects = new TreeMap<>(attempts);
        ofEffects.keySet().removeIf(step -> !step.startsWith(EffectPaging.PREFIX));
        return new Memory(ofEffects, accountable, informed, answers, List.of(), receipts);
    }

    Memory asked(Page page) {
        if ((page.isAccountable() ? accountable : informed).contains(page.person())) {
            return this;
        }
        Set<String> asked = new LinkedHashSet<>(accountable);
        Set<String> told = new LinkedHashSet<>(informed);
        if (!page.isAccountable()) {
            told.add(page.person());
        } else if (Purposes.isOfAccountableSide(page.purpose())) {
            asked.add(page.person());
        }
        return new Memory(attempts, asked, told, answers, fired, receipts);
    }

    Optional<Remembered> answer(ResponseId id) {
        return answers.stream().filter(answer -> answer.id().equals(id)).findFirst();
    }

    Memory answered(Remembered answer) {
        List<Remembered> more = new ArrayList<>(answers);
        more.add(answer);
        return new Memory(attempts, accountable, informed, last(more, MAX_ANSWERS), fired, receipts);
    }

    Memory received(ResponseId receipt) {
        List<ResponseId> more = new ArrayList<>(receipts);
        more.add(receipt);
        return new Memory(attempts, accountable, informed, answers, fired, last(more, MAX_RECEIPTS));
    }

    Memory fired(Fired deadline, Instant now) {
        List<Fired> more = new ArrayList<>(fired.stream()
                .filter(each -> each.firedAt().isAfter(now.minus(RETRACTABLE_FOR)))
                .toList());
        more.add(deadline);
        boolean clock = deadline.deadline().kind().isClock();
        List<Fired> same = more.stream()
                .filter(each -> each.deadline().kind().isClock() == clock)
                .toList();
        if (same.size() > MAX_FIRED) {
            more.remove(same.getFirst());
        }
        return new Memory(attempts, accountable, informed, answers, more, receipts);
    }

    Memory nothingToRetract() {
        return new Memory(attempts, accountable, informed, answers, List.of(), receipts);
    }

    /** One of them was retracted by itself. */
    Memory without(Fired retracted) {
        return new Memory(
                attempts,
                accountable,
                informed,
                answers,
                fired.stream().filter(each -> !each.equals(retracted)).toList(),
                receipts);
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.size() > most ? all.subList(all.size() - most, all.size()) : all;
    }
}
