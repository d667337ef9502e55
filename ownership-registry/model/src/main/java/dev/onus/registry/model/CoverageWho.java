package dev.onus.registry.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The same people at all times, whichever places lead to them, and the places where they are missing. Two are the same
 * only if they are one.
 */
final class CoverageWho {
    private final List<String> words;
    private final CoverageTimes gap;
    private final Map<At, Use> uses = new LinkedHashMap<>();

    private CoverageWho(List<String> words, CoverageTimes gap) {
        this.words = words;
        this.gap = gap;
    }

    List<String> words() {
        return words;
    }

    boolean isEverMissing() {
        return !gap.isNever();
    }

    private record At(CoveragePolicy.Stage stage, String owner, CoverageTimes active) {}

    /** A place where they are missing, and the subjects that are led there. */
    static final class Use {
        private final CoverageGap.Place place;
        private final CoverageOwner owner;
        private final List<Target> targets;
        private final CoverageTimes gap;
        private final Numbers subjects = new Numbers();

        private Use(CoverageGap.Place place, CoverageOwner owner, List<Target> targets, CoverageTimes gap) {
            this.place = place;
            this.owner = owner;
            this.targets = targets;
            this.gap = gap;
        }

        CoverageGap.Place place() {
            return place;
        }

        CoverageOwner owner() {
            return owner;
        }

        List<Target> targets() {
            return targets;
        }

        CoverageTimes gap() {
            return gap;
        }

        Numbers subjects() {
            return subjects;
        }
    }

    /** @param active when an alert can be led there */
    Use missedAt(CoveragePolicy.Stage stage, String policy, CoverageOwner owner, CoverageTimes active) {
        return uses.computeIfAbsent(
                new At(stage, owner.team(), active),
                any -> new Use(
                        new CoverageGap.Place(owner.team(), policy, stage.name(), stage.failure()),
                        owner,
                        stage.targets(),
                        gap.and(active)));
    }

    /** Where they are really missing: a place may be led to only while they are there. */
    List<Use> uses() {
        return uses.values().stream().filter(use -> !use.gap().isNever()).toList();
    }

    /** Numbers that come in order; the same one again is not added. */
    static final class Numbers {
        private int[] numbers = new int[4];
        private int size;

        void add(int number) {
            if (size > 0 && numbers[size - 1] == number) {
                return;
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        void forEach(IntConsumer consumer) {
            for (int index = 0; index < size; index++) {
                consumer.accept(numbers[index]);
            }
        }
    }

    /** Finds them, each once. */
    static final class Finder {
        private final CoverageReach reach;
        private final Map<List<String>, CoverageWho> all = new LinkedHashMap<>();
        private final Map<CoverageOwner, Map<List<Target>, CoverageWho>> known = new HashMap<>();

        Finder(CoverageReach reach) {
            this.reach = reach;
        }

        /** Of each place's targets; for one owner they are asked for many times. */
        Map<List<Target>, CoverageWho> of(CoverageOwner owner) {
            return known.computeIfAbsent(owner, any -> new IdentityHashMap<>());
        }

        CoverageWho find(List<Target> targets, CoverageOwner owner) {
            List<String> words = targets.stream()
                    .map(target -> CoverageReach.who(target, owner))
                    .distinct()
                    .sorted()
                    .toList();
            CoverageWho who = all.get(words);
            return who != null ? who : add(words, reach.always().minus(reach.any(targets, owner)));
        }

        CoverageWho add(List<String> words, CoverageTimes gap) {
            CoverageWho who = new CoverageWho(words, gap);
            all.put(words, who);
            return who;
        }

        List<CoverageWho> missing() {
            return all.values().stream().filter(CoverageWho::isEverMissing).toList();
        }
    }
}
