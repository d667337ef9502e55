package dev.onus.notifier.course;

import dev.onus.notifier.channel.Route;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.NotificationRule;
import dev.onus.registry.model.Person;
import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lays out over which of a person's contacts a message goes, and when each has its turn, as the person's own rules and
 * quiet hours say. A function of its arguments: laid out again after a restart, it is the same.
 */
public final class CoursePlan {
    private final Errand errand;
    private final Instant from;
    private final Duration patience;
    private final Optional<Instant> quietUntil;
    private final Person person;
    private final List<Leg> legs = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private CoursePlan(Errand errand, Instant now, Person person) {
        this.errand = errand;
        this.from = now.isAfter(errand.asked()) ? now : errand.asked();
        this.patience = Course.patience(errand.asked(), errand.acknowledgeBy());
        this.person = person;
        this.quietUntil = errand.mayWait() && errand.only().isEmpty() ? person.quietUntil(from) : Optional.empty();
    }

    /**
     * @param now the quiet hours of this moment count, not of the one when it was asked for
     * @param ways the person's contacts in order
     * @param inbox the console's, which everybody has
     */
    public static Course of(Errand errand, Instant now, Person person, List<Way> ways, Way inbox) {
        CoursePlan plan = new CoursePlan(errand, now, person);
        List<Way> usable = plan.usable(ways);
        List<NotificationRule> rules = person.rules(errand.urgency());
        if (errand.only().isPresent() || rules.isEmpty()) {
            plan.oneAfterTheOther(usable, inbox);
        } else {
            plan.asTheRulesSay(rules, usable, inbox);
        }
        return new Course(errand.acknowledgeBy(), plan.legs, plan.remarks);
    }

    /** One destination alone, tried at once. */
    public static Course to(Way way, Instant asked) {
        Errand errand = new Errand(asked, Optional.empty(), Urgency.HIGH, false, Optional.empty(), true);
        CoursePlan plan = new CoursePlan(errand, asked, Person.reachedBy(List.of()));
        plan.oneAfterTheOther(plan.usable(List.of(way)), way);
        return new Course(Optional.empty(), plan.legs, plan.remarks);
    }

    private List<Way> usable(List<Way> ways) {
        List<Way> usable = new ArrayList<>();
        for (Way way : ways) {
            if (errand.only().filter(only -> !only.equals(way.contact().name())).isPresent()) {
                continue;
            }
            if (way.contact().unverified() && !errand.mayProve()) {
                remark(way, "Expected a contact that was verified, but it was not yet.");
            } else if (way.route() instanceof Route.Unusable unusable) {
                remark(way, unusable.why());
            } else {
                usable.add(way);
            }
        }
        if (usable.isEmpty() && remarks.isEmpty()) {
            errand.only()
                    .ifPresent(only -> remarks.add(
                            "Expected a contact named '" + only + "', but the person has none of that name."));
        }
        return usable;
    }

    private void remark(Way way, String why) {
        remarks.add(way.contact().channel() + ": " + why);
    }

    /** Each contact when those before it failed; in quiet hours the quiet ones now, and the loud ones afterwards. */
    private void oneAfterTheOther(List<Way> usable, Way inbox) {
        if (quietUntil.isEmpty()) {
            usable.forEach(way -> add(way, Optional.empty(), before(legs.size())));
            return;
        }
        usable.stream().filter(Way::isQuiet).forEach(way -> add(way, Optional.empty(), before(legs.size())));
        addInbox(inbox, before(legs.size()));
        int firstLoud = legs.size();
        usable.stream()
                .filter(way -> !way.isQuiet())
                .forEach(way -> add(
                        way,
                        legs.size() == firstLoud ? quietUntil : Optional.empty(),
                        IntStream.range(firstLoud, legs.size()).boxed().toList()));
    }

    /** Each named contact at its time; what no rule names is the last resort, once all named ones failed. */
    private void asTheRulesSay(List<NotificationRule> rules, List<Way> usable, Way inbox) {
        Set<String> named = new HashSet<>();
        List<Planned> planned = new ArrayList<>();
        for (NotificationRule rule : rules.stream()
                .sorted(Comparator.comparing(NotificationRule::after))
                .toList()) {
            usable.stream()
                    .filter(way -> way.contact().name().equals(rule.contact()) && named.add(rule.contact()))
                    .forEach(way -> planned.add(new Planned(way, timeOf(rule, way))));
        }
        planned.sort(Comparator.comparing(Planned::at));
        for (int place = 0; place < planned.size(); place++) {
            Planned one = planned.get(place);
            boolean beyondTheWindow = place == 0
                    && errand.acknowledgeBy()
                            .filter(by -> !one.at().isBefore(by))
                            .isPresent();
            Instant at = beyondTheWindow && quietUntil.isEmpty() ? errand.asked() : one.at();
            add(one.way(), Optional.of(at), place == 0 ? List.of() : List.of(place - 1));
        }
        List<Integer> all = before(legs.size());
        if (quietUntil.isPresent()) {
            addInbox(
                    inbox,
                    all.stream()
                            .filter(place -> legs.get(place).type().isQuiet())
                            .toList());
        }
        usable.stream()
                .filter(way -> !named.contains(way.contact().name()))
                .forEach(way -> add(way, Optional.empty(), before(legs.size())));
    }

    private Instant timeOf(NotificationRule rule, Way way) {
        Instant at = errand.asked().plus(rule.after());
        if (!errand.mayWait()) {
            return at;
        }
        if (way.isQuiet()) {
            return quietUntil.isPresent() ? errand.asked() : at;
        }
        Instant earliest = at.isAfter(from) ? at : from;
        return person.quietUntil(earliest).orElse(at);
    }

    /** The one place that never rings; whoever has it there is reached. */
    private void addInbox(Way inbox, List<Integer> after) {
        boolean there = legs.stream().anyMatch(leg -> leg.type() == ChannelType.CONSOLE);
        if (!there && inbox.route() instanceof Route.Usable) {
            add(inbox, Optional.empty(), after);
        }
    }

    private void add(Way way, Optional<Instant> at, List<Integer> after) {
        if (!(way.route() instanceof Route.Usable usable) || has(usable)) {
            return;
        }
        Instant notBefore = way.isQuiet() ? Instant.MIN : quietUntil.orElse(Instant.MIN);
        Instant begin = latest(errand.asked(), at.orElse(Instant.MIN), notBefore);
        legs.add(Leg.untried(
                usable.destination(),
                way.type().orElse(ChannelType.WEBHOOK),
                new Turn(
                        at,
                        after,
                        notBefore,
                        begin.plus(patience),
                        latest(begin, from).plus(patience))));
    }

    private boolean has(Route.Usable usable) {
        return legs.stream()
                .anyMatch(leg ->
                        leg.destination().id().equals(usable.destination().id()));
    }

    private static Instant latest(Instant... instants) {
        return List.of(instants).stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<Integer> before(int place) {
        return IntStream.range(0, place).boxed().toList();
    }

    private record Planned(Way way, Instant at) {}
}
