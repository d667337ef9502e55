package dev.onus.registry.model;

import dev.onus.vocabulary.Criticality;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All of an identity that decides who answers for it and by which policy, its names aside: of those only which patterns
 * they fit. One identity of a shape stands for all of them.
 *
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
        private final Map<List<Object>, BlastRadiusBand> bands = new HashMap<>();

        Maker(Directory directory, List<RuleMatch> matches) {
            this.directory = directory;
            this.patterns = matches.stream()
                    .map(RuleMatch::id)
                    .filter(globs -> !globs.isEmpty())
                    .distinct()
                    .toList();
        }

        CoverageShape shape(Identity identity) {
            return new CoverageShape(
                    identity.id().provider(),
                    identity.id().type(),
                    identity.environment(),
                    identity.usedBy(),
                    identity.owner(),
                    identity.steward(),
                    identity.backup(),
                    identity.shared(),
                    identity.criticality(),
                    band(identity),
                    fitting(identity));
        }

        boolean hasPatterns() {
            return !patterns.isEmpty();
        }

        /** The graph of what depends on what is followed once for each beginning. */
        private BlastRadiusBand band(Identity identity) {
            if (identity.blastRadius().isEmpty() && identity.dependents().isEmpty()) {
                return BlastRadiusBand.of(identity.blastRadius());
            }
            return bands.computeIfAbsent(
                    List.of(identity.usedBy(), identity.dependents(), identity.blastRadius()),
                    any -> BlastRadiusBand.of(
                            Inherited.from(identity, directory).blastRadius()));
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
