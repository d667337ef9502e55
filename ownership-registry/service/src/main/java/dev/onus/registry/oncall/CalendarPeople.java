package dev.onus.registry.oncall;

import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import dev.onus.registry.oncall.CalendarFile.Event;
import dev.onus.registry.oncall.CalendarFile.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom an event of a calendar means: its attendees by their mail, else the person whom its summary names. */
final class CalendarPeople {
    private static final String MAIL = "mailto:";
    private static final Set<String> NO_PEOPLE = Set.of("ROOM", "RESOURCE", "GROUP");

    private final Map<String, String> byMail = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();

    CalendarPeople(DirectorySnapshot directory) {
        directory.all(Kind.PERSON).forEach(found -> {
            if (found.spec() instanceof Person person) {
                byName.put(folded(found.name()), found.name());
                person.displayName().ifPresent(name -> byName.putIfAbsent(folded(name), found.name()));
                person.contacts()
                        .forEach(contact -> contact.address()
                                .filter(address -> address.contains("@"))
                                .ifPresent(address -> byMail.putIfAbsent(folded(address), found.name())));
            }
        });
    }

    /** Empty when the event means nobody whom we know. */
    List<String> of(Event event) {
        List<Optional<String>> attendees = event.all("ATTENDEE").stream()
                .filter(CalendarPeople::isPerson)
                .map(attendee -> Optional.ofNullable(byMail.get(mail(attendee))))
                .toList();
        if (!attendees.isEmpty() && attendees.stream().allMatch(Optional::isPresent)) {
            return attendees.stream().flatMap(Optional::stream).distinct().toList();
        }
        return Optional.ofNullable(byName.get(folded(event.text("SUMMARY")))).stream()
                .toList();
    }

    private static boolean isPerson(Property attendee) {
        return !NO_PEOPLE.contains(attendee.parameter("CUTYPE").toUpperCase(Locale.ROOT))
                && !attendee.parameter("PARTSTAT").equalsIgnoreCase("DECLINED");
    }

    private static String mail(Property attendee) {
        String address = folded(attendee.value());
        return address.startsWith(MAIL) ? address.substring(MAIL.length()) : address;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
