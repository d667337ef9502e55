package dev.onus.bench;

import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Facts;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.IdentityBook;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.OwnerAnswer;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.TargetResolver;
import dev.onus.vocabulary.AlertClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Who answers for an identity, and who of that team is on call: answers a second of one thread, each about another
 * identity, since what grows with the identities is the look-up; then {@link WhoMayOverHttp}, which is what a caller sees.
 * Who may decide comes with decision rights.
 */
final class WhoMay implements Bench.Measurement {
    static final String NAME = "who-may";
    static final String P99 = "who-may-p99";

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int QUICK_MANY = 50_000;
    private static final double AT_P99 = 0.99;
    private static final long SEED = 20_261_122;
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    @Override
    public List<Figure> measure(Options options) throws Exception {
        List<Figure> figures = new ArrayList<>(withoutHttp(options));
        figures.addAll(new WhoMayOverHttp().measure(options));
        return figures;
    }

    private static List<Figure> withoutHttp(Options options) {
        int many = options.cases().orElse(options.quick() ? QUICK_MANY : MANY);
        DirectorySnapshot directory = directory();
        IdentityBook small = book(FEW);
        IdentityBook large = book(many);
        Asked few = new Asked(small, directory, FEW);
        Asked lots = new Asked(large, directory, many);
        few.run(options.warmUp().dividedBy(2));
        lots.run(options.warmUp().dividedBy(2));
        few.forget();
        lots.forget();
        for (int run = 0; run < options.runs(); run++) {
            lots.run(options.oneRun().dividedBy(2));
            few.run(options.oneRun().dividedBy(2));
        }
        String reference = "%,d instead of %,d identities".formatted(FEW, many);
        return List.of(
                new Figure(
                        NAME, new Runs(lots.perSecond), "answers/s", Optional.of(new Runs(few.perSecond)), reference),
                new Figure(P99, new Runs(lots.p99), "us", Optional.of(new Runs(few.p99)), reference));
    }

    /** One book of identities, and how quickly it answered. */
    private static final class Asked {
        private static final int MOST_TIMES = 2_000_000;

        private final IdentityBook book;
        private final DirectorySnapshot directory;
        private final int identities;
        private final SplittableRandom random = new SplittableRandom(SEED);
        private final long[] nanos = new long[MOST_TIMES];
        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> p99 = new ArrayList<>();

        Asked(IdentityBook book, DirectorySnapshot directory, int identities) {
            this.book = book;
            this.directory = directory;
            this.identities = identities;
        }

        void run(Duration time) {
            long begun = System.nanoTime();
            long end = begun + time.toNanos();
            int answers = 0;
            for (long before = begun; before < end && answers < MOST_TIMES; answers++) {
                answer(BenchOrganisation.identity(random.nextInt(identities)));
                long now = System.nanoTime();
                nanos[answers] = now - before;
                before = now;
            }
            perSecond.add(answers * 1e9 / (System.nanoTime() - begun));
            Arrays.sort(nanos, 0, answers);
            p99.add(nanos[(int) (answers * AT_P99)] / 1e3);
        }

        private void answer(String id) {
            Optional<Identity> identity = book.identity(id).map(found -> found.spec());
            OwnerAnswer owner = OwnerResolver.resolve(
                    id, identity, new Facts(AlertClass.LEAKED_CREDENTIAL, Optional.empty()), directory);
            if (TargetResolver.resolve(new Target.Owner(), owner, directory, AT)
                    .persons()
                    .isEmpty()) {
                throw new IllegalStateException("Expected somebody to be on call for " + id + ", but nobody is.");
            }
        }

        void forget() {
            perSecond.clear();
            p99.clear();
        }
    }

    private static IdentityBook book(int identities) {
        IdentityBook book = IdentityBook.empty();
        for (int i = 0; i < identities; i++) {
            book = book.with(
                    BenchOrganisation.identityName(i),
                    1,
                    OwnershipMapping.toIdentity(BenchOrganisation.ownership(i, 1)));
        }
        return book;
    }

    /** The team that owns everything has two people who take turns by the week. */
    private static DirectorySnapshot directory() {
        DirectorySnapshot directory = DirectorySnapshot.empty();
        for (Map.Entry<Kind, Map<String, Object>> first :
                FirstRecords.documents().entrySet()) {
            String name = first.getKey() == Kind.PERSON ? FirstRecords.ADMIN : FirstRecords.CATCH_ALL;
            directory = directory.with(first.getKey(), name, 1, first.getValue());
        }
        for (String person : List.of(BenchOrganisation.FIRST_PERSON, BenchOrganisation.SECOND_PERSON)) {
            directory = directory.with(Kind.PERSON, person, 1, BenchOrganisation.personDocument(person));
        }
        return directory
                .with(Kind.SCHEDULE, "turns", 1, BenchOrganisation.turnsDocument("turns"))
                .with(Kind.TEAM, BenchOrganisation.OWNERS, 1, BenchOrganisation.teamDocument("turns"));
    }
}
