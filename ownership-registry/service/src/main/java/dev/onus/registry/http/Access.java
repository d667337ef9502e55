package dev.onus.registry.http;

import dev.onus.registry.token.Scope;
import io.micronaut.http.HttpMethod;
import java.util.List;
import java.util.regex.Pattern;

/** Which paths the registry guards, and with which scope. Pages, links and intake guard themselves. */
final class Access {
    /** Their controllers check intake scopes, also where intake runs as a process of its own. */
    private static final List<String> INTAKE = List.of("/v1/alerts", "/v1/sources", "/v1/dead-letters", "/v1/formats");

    private static final List<String> ANSWERS = List.of("/v1/cases", "/v1/responses");
    /** An executor of a platform team needs these alone, and where its answer took longer, the verdict (ESC-3). */
    private static final String EFFECTS = "/v1/effects";

    private static final String VERDICTS = "/v1/responses";
    /** What became of an alert is for its sender too. */
    private static final String RECEIPTS = "/v1/receipts";

    private static final List<String> RECORDS = List.of("/v1/simulations", "/v1/what-if", "/v1/coverage");

    /** Calendar programs send no header; their token is in the address, and the controller checks it. */
    private static final String CALENDARS = "/v1/calendars";

    private static final List<String> CALENDAR_FILES = List.of("/calendar.ics", "/shifts.ics");

    /** Whoever is on call may offer a shift without the right to write records; the controller knows whose it is. */
    private static final Pattern OFFERS = Pattern.compile("/v1/schedules/[^/]+/offers");

    private Access() {}

    /** Any one of these will do; none when the path is not guarded here. */
    static List<Scope> needed(HttpMethod method, String path) {
        boolean looking = method == HttpMethod.GET || method == HttpMethod.HEAD;
        if (!isUnder("/v1", path) || isIntake(method, path) || method == HttpMethod.OPTIONS) {
            return List.of();
        }
        if (looking && isUnder(CALENDARS, path)) {
            return List.of();
        }
        if (looking && CALENDAR_FILES.stream().anyMatch(path::endsWith)) {
            return List.of(Scope.READ, Scope.CALENDAR);
        }
        if (OFFERS.matcher(path).matches()) {
            return List.of(Scope.RESPOND);
        }
        if (isUnder(EFFECTS, path) || looking && isUnder(VERDICTS, path)) {
            return List.of(looking ? Scope.READ : Scope.RESPOND, Scope.EFFECTS);
        }
        if (looking || RECORDS.stream().anyMatch(prefix -> isUnder(prefix, path))) {
            return List.of(Scope.READ);
        }
        if (ANSWERS.stream().anyMatch(prefix -> isUnder(prefix, path))) {
            return List.of(Scope.RESPOND);
        }
        return List.of(isUnder("/v1/tokens", path) ? Scope.ADMIN : Scope.WRITE);
    }

    /** Records of kind Source are the registry's; what is posted under the same path is intake. */
    private static boolean isIntake(HttpMethod method, String path) {
        boolean records = isUnder("/v1/sources", path) && method != HttpMethod.POST;
        return !records && INTAKE.stream().anyMatch(prefix -> isUnder(prefix, path));
    }

    static boolean isReceipt(String path) {
        return isUnder(RECEIPTS, path);
    }

    private static boolean isUnder(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
