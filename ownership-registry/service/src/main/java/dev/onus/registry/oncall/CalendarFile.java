package dev.onus.registry.oncall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The events of a calendar as they are written (RFC 5545, 3.1), each with its line. Components within an event, such as
 * alarms, are passed over; of zones only their other name is kept.
 */
record CalendarFile(List<Event> events, Map<String, String> zones) {
    /** One line: {@code name;parameter=value:value}. */
    record Property(String name, Map<String, String> parameters, String value) {
        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        /** The value without the escapes of free text. */
        String text() {
            return value.replaceAll("\\\\[nN]", "\n")
                    .replaceAll("\\\\(.)", "$1")
                    .strip();
        }
    }

    /** @param line of the file on which it begins, from 1 */
    record Event(int line, List<Property> properties) {
        Optional<Property> first(String name) {
            return properties.stream().filter(each -> each.name().equals(name)).findFirst();
        }

        List<Property> all(String name) {
            return properties.stream().filter(each -> each.name().equals(name)).toList();
        }

        String text(String name) {
            return first(name).map(Property::text).orElse("");
        }
    }

    static CalendarFile read(String text) {
        Reading reading = new Reading();
        String[] lines = text.split("\r\n|\n|\r", -1);
        StringBuilder logical = new StringBuilder();
        int begins = 1;
        for (int index = 0; index < lines.length; index++) {
            String line = lines[index];
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                logical.append(line, 1, line.length());
            } else {
                reading.line(logical.toString(), begins);
                logical = new StringBuilder(line);
                begins = index + 1;
            }
        }
        reading.line(logical.toString(), begins);
        return new CalendarFile(List.copyOf(reading.events), Map.copyOf(reading.zones));
    }

    /** What has been read so far. */
    private static final class Reading {
        private static final String EVENT = "VEVENT";
        private static final String ZONE = "VTIMEZONE";

        private final List<Event> events = new ArrayList<>();
        private final Map<String, String> zones = new HashMap<>();
        private final List<String> open = new ArrayList<>();
        private List<Property> properties = new ArrayList<>();
        private int eventLine;

        void line(String line, int number) {
            if (line.isBlank()) {
                return;
            }
            Property property = property(line);
            String component = property.value().strip().toUpperCase(Locale.ROOT);
            if (property.name().equals("BEGIN")) {
                open.add(component);
                if (component.equals(EVENT) || component.equals(ZONE)) {
                    properties = new ArrayList<>();
                    eventLine = number;
                }
            } else if (property.name().equals("END")) {
                end(component);
            } else if (!open.isEmpty()
                    && (open.getLast().equals(EVENT) || open.getLast().equals(ZONE))) {
                properties.add(property);
            }
        }

        private void end(String component) {
            if (!open.isEmpty() && open.getLast().equals(component)) {
                open.removeLast();
            }
            Event event = new Event(eventLine, List.copyOf(properties));
            if (component.equals(EVENT)) {
                events.add(event);
            } else if (component.equals(ZONE) && !event.text("X-LIC-LOCATION").isEmpty()) {
                zones.put(event.text("TZID"), event.text("X-LIC-LOCATION"));
            }
        }
    }

    private static Property property(String line) {
        Map<String, String> parameters = new HashMap<>();
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int index = 0; index < line.length(); index++) {
            char sign = line.charAt(index);
            quoted ^= sign == '"';
            if (!quoted && (sign == ';' || sign == ':')) {
                parts.add(line.substring(begin, index));
                begin = index + 1;
                if (sign == ':') {
                    break;
                }
            }
        }
        String name = parts.isEmpty() ? line : parts.getFirst();
        for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals).toUpperCase(Locale.ROOT),
                        part.substring(equals + 1).replace("\"", ""));
            }
        }
        return new Property(
                name.strip().toUpperCase(Locale.ROOT),
                Map.copyOf(parameters),
                parts.isEmpty() ? "" : line.substring(begin));
    }
}
