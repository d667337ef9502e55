package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.OwnerSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts identities together that are led the same ways. Identities are many and different ones are few: who answers is
 * asked of {@link OwnerResolver} once for each shape. Patterns of rules that only matter where nobody is written down are
 * held against the names of just those identities.
 */
final class CoverageGroups {
    private final Directory directory;
    private final CoverageChoices choices;
    private final CoverageShape.Maker first;
    private final CoverageShape.Maker second;

    CoverageGroups(Directory directory, CoverageChoices choices) {
        this.directory = directory;
        this.choices = choices;
        List<RuleMatch> always = new ArrayList<>();
        List<RuleMatch> byRule = new ArrayList<>();
        directory.changeWindows().stream()
                .filter(window -> choices.windows().contains(window.name()))
                .forEach(window -> always.add(window.spec().match()));
        for (Versioned<OwnershipRule> rule : directory.ownershipRules()) {
            RuleMatch match = rule.spec().match();
            (match.alertClass().isEmpty() ? byRule : always).add(match);
        }
        this.first = new CoverageShape.Maker(directory, always);
        List<RuleMatch> all = new ArrayList<>(always);
        all.addAll(byRule);
        this.second = new CoverageShape.Maker(directory, all);
    }

    Map<CoverageSubject, List<Versioned<Identity>>> of(Collection<Versioned<Identity>> identities) {
        Map<CoverageSubject, List<Versioned<Identity>>> groups = new LinkedHashMap<>();
        shaped(identities, first).forEach((shape, members) -> {
            Found found = find(shape, members.getFirst().spec());
            if (found.byRule() && second.hasPatterns()) {
                shaped(members, second)
                        .forEach((finer, some) ->
                                put(groups, find(finer, some.getFirst().spec()).subject(), some));
            } else {
                put(groups, found.subject(), members);
            }
        });
        return groups;
    }

    private static void put(
            Map<CoverageSubject, List<Versioned<Identity>>> groups,
            CoverageSubject subject,
            List<Versioned<Identity>> members) {
        groups.computeIfAbsent(subject, any -> new ArrayList<>()).addAll(members);
    }

    private static Map<CoverageShape, List<Versioned<Identity>>> shaped(
            Collection<Versioned<Identity>> identities, CoverageShape.Maker maker) {
        Map<CoverageShape, List<Versioned<Identity>>> shapes = new LinkedHashMap<>();
        for (Versioned<Identity> identity : identities) {
            shapes.computeIfAbsent(maker.shape(identity.spec()), any -> new ArrayList<>())
                    .add(identity);
        }
        return shapes;
    }

    /** @param byRule whether a rule, or the want of one, decided for some alert */
    private record Found(CoverageSubject subject, boolean byRule) {}

    private Found find(CoverageShape shape, Identity identity) {
        String key = identity.id().toString();
        List<CoverageSubject.Setting> settings = new ArrayList<>();
        boolean byRule = false;
        boolean unowned = false;
        for (Optional<String> environment : environments(shape)) {
            Set<String> windows = windows(key, identity, environment);
            Map<AlertClass, OwnerAnswer> owners = new EnumMap<>(AlertClass.class);
            for (AlertClass alertClass : choices.classes()) {
                // Classes that no rule names have one owner.
                AlertClass asked = choices.ruleClasses().contains(alertClass) ? alertClass : choices.unruledClass();
                OwnerAnswer owner = owners.computeIfAbsent(
                        asked,
                        any -> OwnerResolver.of(key, Optional.of(identity), new Facts(any, environment), directory));
                byRule |= owner.source() == OwnerSource.RULE || owner.source() == OwnerSource.CATCH_ALL;
                unowned |= asked == choices.unruledClass()
                        && environment.equals(shape.environment())
                        && owner.source() == OwnerSource.CATCH_ALL;
                settings.add(new CoverageSubject.Setting(alertClass, environment, CoverageOwner.of(owner), windows));
            }
        }
        return new Found(
                new CoverageSubject(shape.criticality(), shape.band(), shape.type(), settings, unowned), byRule);
    }

    private List<Optional<String>> environments(CoverageShape shape) {
        return shape.environment().isPresent() ? List.of(shape.environment()) : choices.environments();
    }

    private Set<String> windows(String key, Identity identity, Optional<String> environment) {
        Set<String> names = new TreeSet<>();
        if (!choices.windows().isEmpty()) {
            RuleSubject subject = RuleSubject.of(key, Optional.of(identity), new Facts(AlertClass.OTHER, environment));
            for (Versioned<ChangeWindow> window : directory.changeWindows()) {
                if (choices.windows().contains(window.name())
                        && subject.matches(window.spec().match())) {
                    names.add(window.name());
                }
            }
        }
        return names;
    }
}
