package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * All of an identity that decides who answers for it and by which policy, its names aside: of those only which patterns
 * they fit. One identity of a shape stands for all of them.
 *
 * @param environment the identity's own, else that of a system; so the criticality and the band
 * @param patterns of the rules and windows that were held against the names, those that fit
 */
record CoverageShape(
        String provider,
        String type,
        Optional<String> environment,
        List<String> usedBy,
        Optional<String> owner,
        Optional<String> steward,
        Optional<String> backup,
        boolean shared,
        Criticality criticality,
        BlastRadiusBand band,
        BitSet patterns) {

    /** Makes the shapes of identities, against these patterns. */
    static final class Maker {
        private final Directory directory;
        private final List<List<Glob>> patterns;
        private final Map<Written, Taken> taken = new HashMap<>();

        Maker(Directory directory, List<RuleMatch> matches) {
            this.directory = directory;
            this.patterns = matches.stream()
                    .map(RuleMatch::id)
                    .filter(globs -> !globs.isEmpty())
                    .distinct()
                    .toList();
        }

        private record Written(
                List<String> usedBy,
                List<String> dependents,
                OptionalInt radius,
                Optional<String> environment,
                Criticality criticality) {}

        private record Taken(Optional<String> environment, Criticality criticality, BlastRadiusBand band) {}

        CoverageShape shape(Identity identity) {
            Taken inherited = inherited(identity);
            return new CoverageShape(
                    identity.id().provider(),
                    identity.id().type(),
                    inherited.environment(),
                    identity.usedBy(),
                    identity.owner(),
                    identity.steward(),
                    identity.backup(),
                    identity.shared(),
                    inherited.criticality(),
                    inherited.band(),
                    fitting(identity));
        }

        boolean hasPatterns() {
            return !patterns.isEmpty();
        }

        /** The graph of what depends on what is followed once for each beginning. */
        private Taken inherited(Identity identity) {
            Written written = new Written(
                    identity.usedBy(),
                    identity.dependents(),
                    identity.blastRadius(),
                    identity.environment(),
                    identity.criticality());
            return taken.computeIfAbsent(written, any -> {
                Identity known = Inherited.from(identity, directory);
                return new Taken(known.environment(), known.criticality(), BlastRadiusBand.of(known.blastRadius()));
            });
        }

        private BitSet fitting(Identity identity) {
            BitSet fitting = new BitSet(patterns.size());
            if (patterns.isEmpty()) {
                return fitting;
            }
            List<String> names = Stream.concat(Stream.of(identity.id().toString()), identity.aliases().stream())
                    .toList();
            for (int index = 0; index < patterns.size(); index++) {
                if (fits(patterns.get(index), names)) {
                    fitting.set(index);
                }
            }
            return fitting;
        }

        private static boolean fits(List<Glob> globs, List<String> names) {
            for (Glob glob : globs) {
                for (String name : names) {
                    if (glob.matches(name)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
