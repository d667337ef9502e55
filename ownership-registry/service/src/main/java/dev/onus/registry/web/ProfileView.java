package dev.onus.registry.web;

import dev.onus.registry.cases.Reached;
import dev.onus.registry.model.NotificationRule;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.WeeklyWindow;
import dev.onus.registry.profile.Reachability;
import dev.onus.registry.profile.Reachability.OfContact;
import dev.onus.vocabulary.Urgency;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How one person is reached.
 *
 * @param own whether the visitor is that person
 * @param mayChange whether the visitor may change it
 * @param channels names of what a contact may use
 * @param code a code that was just sent
 * @param test a test page that was just sent
 */
public record ProfileView(
        Frame frame,
        String name,
        Person person,
        boolean own,
        boolean mayChange,
        List<OfContact> contacts,
        Reachability.Answer reach,
        List<String> channels,
        Optional<Sent> code,
        Optional<Test> test,
        Optional<Notice> notice) {
    private static final List<Duration> DELAYS = List.of(0, 1, 2, 5, 10, 15, 30, 60).stream()
            .map(Duration::ofMinutes)
            .toList();

    /** A code that is on its way to a contact. */
    public record Sent(String contact, String noticeId) {}

    /**
     * What became of a test page so far.
     *
     * @param skipped why it was not sent at all
     */
    public record Test(String contact, Instant askedAt, Optional<Reached> outcome, Optional<String> skipped) {
        public boolean isOver() {
            return outcome.isPresent() || skipped.isPresent();
        }
    }

    /** A contact as it stands in the list. */
    public record Row(OfContact of, boolean isFirst) {}

    public List<Row> rows() {
        return contacts.stream()
                .map(contact -> new Row(contact, contact.equals(contacts.getFirst())))
                .toList();
    }

    /** When a contact is used; no delay: only when those with one failed. */
    public record Choice(String contact, Optional<Duration> after, List<Duration> offered) {}

    public List<Choice> choices(Urgency urgency) {
        List<NotificationRule> rules = person.rules(urgency);
        return person.contacts().stream()
                .map(contact -> {
                    Optional<Duration> after = rules.stream()
                            .filter(rule -> rule.contact().equals(contact.name()))
                            .map(NotificationRule::after)
                            .findFirst();
                    TreeSet<Duration> offered = new TreeSet<>(DELAYS);
                    after.ifPresent(offered::add);
                    return new Choice(contact.name(), after, List.copyOf(offered));
                })
                .toList();
    }

    /** The windows as they are, and an empty one to fill in. */
    public List<Optional<WeeklyWindow>> windows() {
        List<Optional<WeeklyWindow>> windows = new ArrayList<>();
        person.quietHours().forEach(window -> windows.add(Optional.of(window)));
        windows.add(Optional.empty());
        return windows;
    }

    public List<DayOfWeek> week() {
        return Arrays.asList(DayOfWeek.values());
    }

    public String path() {
        return "/people/" + AnswerForms.encode(name).replace("+", "%20");
    }

    /** Days and times of a window in words. */
    public static String words(WeeklyWindow window) {
        String days = window.days().size() == DayOfWeek.values().length
                ? "every day"
                : String.join(
                        ", ",
                        window.days().stream()
                                .sorted()
                                .map(ProfileView::shortDay)
                                .toList());
        return days + " from " + window.from() + " to " + window.to();
    }

    public static String shortDay(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    public static String delay(Duration after) {
        return after.isZero() ? "at once" : "after " + Times.span(after);
    }

    /** Where the contact leads, as it was written; what is a secret's stays unsaid. */
    public static String place(OfContact contact) {
        return contact.contact()
                .address()
                .or(() -> contact.contact().url())
                .orElse(contact.contact().urlRef().isPresent() ? "an address that is kept as a secret" : "");
    }
}
