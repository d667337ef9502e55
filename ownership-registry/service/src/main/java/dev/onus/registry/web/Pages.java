package dev.onus.registry.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;

/** Writes pages from compiled templates, which escape what they print, under headers that let nothing else in. */
@Singleton
final class Pages {
    /** No script, no frame, no style but ours, no form to elsewhere (Content Security Policy Level 3). */
    private static final String POLICY = "default-src 'self'; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'; object-src 'none'; script-src 'none'";

    private static final String PACKAGE = "dev.onus.registry.web.pages";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);

    MutableHttpResponse<String> page(HttpStatus status, String template, Object view) {
        return guarded(HttpResponse.<String>status(status)
                .body(render(template, view))
                .contentType(MediaType.TEXT_HTML_TYPE.toString() + ";charset=utf-8"));
    }

    /** After a POST, so that a reload repeats nothing (RFC 9110, section 15.4.4). */
    MutableHttpResponse<?> seeOther(String path) {
        return guarded(HttpResponse.seeOther(URI.create(path)));
    }

    String render(String template, Object view) {
        StringOutput output = new StringOutput();
        templates.render(template, view, output);
        return output.toString();
    }

    private static <T> MutableHttpResponse<T> guarded(MutableHttpResponse<T> response) {
        return response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                // Not no-referrer: it would take away the Origin by which a form is known to be ours.
                .header("Referrer-Policy", "same-origin")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
