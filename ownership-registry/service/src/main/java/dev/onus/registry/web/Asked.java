package dev.onus.registry.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.Optional;

/** Who asks for a page, as far as the request tells: a person with a browser, or a program. */
final class Asked {
    private static final String USER = "?1";

    private Asked() {}

    static boolean forJson(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals)
                && request.accept().stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals);
    }

    /** Whoever can show a form is asked for what the form asks for; a button of a push message cannot. */
    static boolean forPage(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
    }

    /**
     * Whether somebody opened it: browsers say so of what a person clicked (Fetch Metadata, Sec-Fetch-User). What looks
     * into mails and loads ahead says nothing of the kind, and marks no page as read.
     */
    static boolean byPerson(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        boolean ahead = headers.contains("Sec-Purpose") || headers.contains("Purpose") || headers.contains("X-Moz");
        return request.getMethod() == HttpMethod.GET
                && Optional.ofNullable(headers.get("Sec-Fetch-User"))
                        .filter(USER::equals)
                        .isPresent()
                && !ahead;
    }

    static String loginFor(String caseId) {
        return "/login?to=/cases/" + caseId;
    }
}
