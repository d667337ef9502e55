package dev.onus.registry.oncall;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What a calendar's name of a zone means: IANA's own, Windows' names (CLDR windowsZones), or the end of a longer name. */
final class CalendarZones {
    private static final Map<String, String> WINDOWS = Map.ofEntries(
            Map.entry("UTC", "UTC"),
            Map.entry("GMT Standard Time", "Europe/London"),
            Map.entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"),
            Map.entry("Central Europe Standard Time", "Europe/Budapest"),
            Map.entry("Central European Standard Time", "Europe/Warsaw"),
            Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("E. Europe Standard Time", "Europe/Chisinau"),
            Map.entry("FLE Standard Time", "Europe/Kiev"),
            Map.entry("GTB Standard Time", "Europe/Bucharest"),
            Map.entry("Turkey Standard Time", "Europe/Istanbul"),
            Map.entry("Kaliningrad Standard Time", "Europe/Kaliningrad"),
            Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("Belarus Standard Time", "Europe/Minsk"),
            Map.entry("Samara Standard Time", "Europe/Samara"),
            Map.entry("Israel Standard Time", "Asia/Jerusalem"),
            Map.entry("Egypt Standard Time", "Africa/Cairo"),
            Map.entry("South Africa Standard Time", "Africa/Johannesburg"),
            Map.entry("W. Central Africa Standard Time", "Africa/Lagos"),
            Map.entry("E. Africa Standard Time", "Africa/Nairobi"),
            Map.entry("Morocco Standard Time", "Africa/Casablanca"),
            Map.entry("Arab Standard Time", "Asia/Riyadh"),
            Map.entry("Arabian Standard Time", "Asia/Dubai"),
            Map.entry("Iran Standard Time", "Asia/Tehran"),
            Map.entry("West Asia Standard Time", "Asia/Tashkent"),
            Map.entry("Pakistan Standard Time", "Asia/Karachi"),
            Map.entry("India Standard Time", "Asia/Kolkata"),
            Map.entry("Sri Lanka Standard Time", "Asia/Colombo"),
            Map.entry("Nepal Standard Time", "Asia/Kathmandu"),
            Map.entry("Bangladesh Standard Time", "Asia/Dhaka"),
            Map.entry("Central Asia Standard Time", "Asia/Almaty"),
            Map.entry("SE Asia Standard Time", "Asia/Bangkok"),
            Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("Taipei Standard Time", "Asia/Taipei"),
            Map.entry("W. Australia Standard Time", "Australia/Perth"),
            Map.entry("Tokyo Standard Time", "Asia/Tokyo"),
            Map.entry("Korea Standard Time", "Asia/Seoul"),
            Map.entry("Cen. Australia Standard Time", "Australia/Adelaide"),
            Map.entry("AUS Central Standard Time", "Australia/Darwin"),
            Map.entry("E. Australia Standard Time", "Australia/Brisbane"),
            Map.entry("AUS Eastern Standard Time", "Australia/Sydney"),
            Map.entry("Tasmania Standard Time", "Australia/Hobart"),
            Map.entry("New Zealand Standard Time", "Pacific/Auckland"),
            Map.entry("Azores Standard Time", "Atlantic/Azores"),
            Map.entry("E. South America Standard Time", "America/Sao_Paulo"),
            Map.entry("Argentina Standard Time", "America/Buenos_Aires"),
            Map.entry("SA Eastern Standard Time", "America/Cayenne"),
            Map.entry("Newfoundland Standard Time", "America/St_Johns"),
            Map.entry("Atlantic Standard Time", "America/Halifax"),
            Map.entry("Pacific SA Standard Time", "America/Santiago"),
            Map.entry("SA Western Standard Time", "America/La_Paz"),
            Map.entry("Eastern Standard Time", "America/New_York"),
            Map.entry("US Eastern Standard Time", "America/Indianapolis"),
            Map.entry("SA Pacific Standard Time", "America/Bogota"),
            Map.entry("Central Standard Time", "America/Chicago"),
            Map.entry("Central Standard Time (Mexico)", "America/Mexico_City"),
            Map.entry("Central America Standard Time", "America/Guatemala"),
            Map.entry("Canada Central Standard Time", "America/Regina"),
            Map.entry("Mountain Standard Time", "America/Denver"),
            Map.entry("US Mountain Standard Time", "America/Phoenix"),
            Map.entry("Pacific Standard Time", "America/Los_Angeles"),
            Map.entry("Alaskan Standard Time", "America/Anchorage"),
            Map.entry("Hawaiian Standard Time", "Pacific/Honolulu"));

    private CalendarZones() {}

    /** @param others names that the calendar itself says of its zones */
    static Optional<ZoneId> find(String name, Map<String, String> others) {
        return known(name).or(() -> Optional.ofNullable(others.get(name)).flatMap(CalendarZones::known));
    }

    private static Optional<ZoneId> known(String name) {
        Optional<ZoneId> found = iana(WINDOWS.getOrDefault(name, name));
        int slash = name.indexOf('/');
        // As /freeassociation.sourceforge.net/Europe/Berlin, which some programs write.
        return found.isPresent() || slash < 0 ? found : known(name.substring(slash + 1));
    }

    private static Optional<ZoneId> iana(String name) {
        try {
            return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
