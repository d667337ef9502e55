package dev.onus.registry.watch;

import dev.onus.registry.model.CoverageGap;
import dev.onus.registry.model.CoverageMembers;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.Target;
import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked about a gap, and of whom: the manager of the team that answers, its steward, then the catch-all. */
final class GapTask {
    /** Fact of the case: whom the paths miss, as {@link CoverageGap#who} in one line. */
    static final String WHO = "who";
    /** Fact of the case: when the gap ends; left out while no end is in sight. */
    static final String GAP_UNTIL = "gapUntil";

    private static final String ABSENT = "no ";
    static final String WHY = "why";
    /** Days ahead nobody has to hurry; who is asked has a working day. */
    private static final Duration WITHIN = Duration.ofHours(8);

    private static final int MOST_NAMED = 5;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final CoverageGap gap;
    private final Directory directory;

    GapTask(CoverageGap gap, Directory directory) {
        this.gap = gap;
        this.directory = directory;
    }

    static String who(CoverageGap gap) {
        return String.join(", ", gap.who());
    }

    /** @param endless the gap lasts as far as anybody has looked */
    Map<String, String> parameters(String dedupKey, int opening, boolean endless) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(TaskWords.KIND, CaseKind.COVERAGE_GAP.word());
        parameters.put(TaskWords.DEDUP_KEY, dedupKey);
        parameters.put(TaskWords.OPENING, Integer.toString(opening));
        parameters.put(TaskWords.TITLE, title(endless));
        parameters.put(TaskWords.DETAILS, details());
        parameters.put(TaskWords.WITHIN, WITHIN.toString());
        parameters.put(TaskWords.GAP_AT, gap.span().from().toString());
        parameters.put(TaskWords.SEVERITY, severity().word());
        parameters.put(WHO, who(gap));
        parameters.put(WHY, gap.why());
        if (!endless) {
            parameters.put(GAP_UNTIL, gap.span().until().toString());
        }
        address(parameters);
        return parameters;
    }

    private void address(Map<String, String> parameters) {
        List<String> teams =
                gap.places().stream().map(CoverageGap.Place::owner).distinct().toList();
        String catchAll = new Target.TeamTarget(OwnerResolver.catchAllTeam(directory)).text();
        List<String> managers = teams.stream()
                .flatMap(team -> manager(team).stream())
                .distinct()
                .limit(MOST_NAMED)
                .map(person -> new Target.PersonTarget(person).text())
                .toList();
        List<String> stewards = gap.stewards().stream()
                .filter(team -> directory.team(team).isPresent())
                .map(team -> new Target.TeamTarget(team).text())
                .toList();
        if (teams.size() == 1 && directory.team(teams.getFirst()).isPresent()) {
            parameters.put(TaskWords.OWNER, teams.getFirst());
        }
        boolean managed = !managers.isEmpty();
        parameters.put(
                TaskWords.TARGETS,
                managed ? String.join(",", managers) : stewards.isEmpty() ? catchAll : String.join(",", stewards));
        if (managed && !stewards.isEmpty()) {
            parameters.put(TaskWords.ESCALATE_TO, String.join(",", stewards));
        }
    }

    private Optional<String> manager(String team) {
        return directory.team(team).map(Versioned::spec).flatMap(Team::manager);
    }

    private String title(boolean endless) {
        return whoIsMissing() + " from " + at(gap.span().from())
                + (endless ? " on" : " until " + at(gap.span().until()));
    }

    /** What a place leads to, or that it leads to nothing: a path may ask for a backup that the team does not have. */
    private String whoIsMissing() {
        String named = gap.who().stream().filter(who -> !who.startsWith(ABSENT)).collect(Collectors.joining(", "));
        String absent = gap.who().stream().filter(who -> who.startsWith(ABSENT)).collect(Collectors.joining(" and "));
        if (absent.isEmpty()) {
            return "Nobody can be reached at " + named;
        }
        return named.isEmpty()
                ? "There is " + absent
                : "Nobody can be reached at " + named + ", and there is " + absent + ",";
    }

    private String details() {
        CoverageGap.Place place = gap.places().getFirst();
        CoverageMembers members = gap.identities();
        String concerns = members.count() == 0
                ? "It concerns whatever nobody else answers for."
                : "It concerns " + members.count() + (members.count() == 1 ? " identity (" : " identities (")
                        + String.join(", ", members.names())
                        + (members.count() > members.names().size() ? ", …" : "") + "), for example at "
                        + ("fallback".equals(place.step()) || "catch-all".equals(place.step())
                                ? "the " + place.step()
                                : "step " + place.step())
                        + " of policy " + place.policy() + ".";
        return gap.why() + " " + concerns;
    }

    private Severity severity() {
        return gap.identities().criticality() == Criticality.CRITICAL ? Severity.HIGH : Severity.MEDIUM;
    }

    private static String at(Instant instant) {
        return MINUTES.format(instant.atZone(ZoneOffset.UTC)) + " UTC";
    }
}
