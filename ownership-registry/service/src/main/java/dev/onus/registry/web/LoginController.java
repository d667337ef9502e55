package dev.onus.registry.web;

import dev.onus.registry.http.FormFields;
import dev.onus.registry.http.SessionCookies;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log-in with a token, or once with the address that the first start prints; and log-out. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class LoginController {
    private static final Logger LOG = LoggerFactory.getLogger(LoginController.class);
    /** The token that the first start makes, and on which a session by one-time code rests. */
    private static final String FIRST_TOKEN = "admin";

    private static final String HOME = "/";
    private static final Pattern OURS = Pattern.compile("/(profile|inbox|cases/[A-Za-z0-9_-]{1,100})");

    private final Pages pages;
    private final Frames frames;
    private final Visitors visitors;
    private final FormGuard guard;
    private final SessionCookies cookies;
    private final LoginCode code;

    LoginController(
            Pages pages, Frames frames, Visitors visitors, FormGuard guard, SessionCookies cookies, LoginCode code) {
        this.pages = pages;
        this.frames = frames;
        this.visitors = visitors;
        this.guard = guard;
        this.cookies = cookies;
        this.code = code;
    }

    /** @param to where somebody wanted to go who had to log in first */
    @Get("/login")
    HttpResponse<?> ask(HttpRequest<?> request, @QueryValue @Nullable String to) {
        String path = path(Optional.ofNullable(to));
        return Visitors.visitor(request).isPresent()
                ? pages.seeOther(path)
                : form(HttpStatus.OK, Optional.empty(), path, Optional.empty());
    }

    @Post("/login")
    HttpResponse<?> logIn(HttpRequest<?> request, @Body @Nullable String body) {
        if (!FormGuard.isFromHere(request)) {
            return form(HttpStatus.FORBIDDEN, Optional.empty(), HOME, sorry("The form came from another site."));
        }
        FormFields form = FormFields.read(body);
        String path = path(form.text("to"));
        return form.text("token")
                .flatMap(text -> visitors.byToken(text, frames.now()))
                .<HttpResponse<?>>map(token -> start(request, token, path))
                .orElseGet(() -> form(
                        HttpStatus.UNAUTHORIZED,
                        Optional.empty(),
                        path,
                        sorry("Expected a token of this installation that is still valid.")));
    }

    /** Shows a button only: whoever previews links for a mail program must not use the code up. */
    @Get("/login/{code}")
    HttpResponse<?> askOnce(@PathVariable("code") String given) {
        return form(HttpStatus.OK, Optional.of(given), HOME, Optional.empty());
    }

    @Post("/login/{code}")
    HttpResponse<?> logInOnce(HttpRequest<?> request, @PathVariable("code") String given, @Body @Nullable String body) {
        Optional<Versioned<Token>> token = visitors.byName(FIRST_TOKEN, frames.now());
        if (!FormGuard.isFromHere(request) || token.isEmpty() || !code.use(given)) {
            return form(
                    HttpStatus.UNAUTHORIZED,
                    Optional.empty(),
                    HOME,
                    sorry("This address was used before, or is none of ours. Log in with a token."));
        }
        return start(request, token.get(), HOME);
    }

    @Post("/logout")
    HttpResponse<?> logOut(HttpRequest<?> request, @Body @Nullable String body) {
        return guard.isOurs(request, FormFields.read(body))
                ? pages.seeOther("/login").cookie(cookies.ended(isSecure(request)))
                : pages.seeOther("/");
    }

    private HttpResponse<?> start(HttpRequest<?> request, Versioned<Token> token, String to) {
        LOG.info("console=logged-in token={}", token.name());
        return pages.seeOther(to)
                .cookie(cookies.cookie(token.spec().person(), token.name(), frames.now(), isSecure(request)));
    }

    private HttpResponse<?> form(HttpStatus status, Optional<String> given, String to, Optional<Notice> notice) {
        return pages.page(
                status, "login.jte", new LoginView(frames.without("Log in", Optional.empty()), given, to, notice));
    }

    /** Only a page of ours: a link that leads elsewhere after a log-in is how people are fished for. */
    private static String path(Optional<String> wanted) {
        return wanted.filter(path -> OURS.matcher(path).matches()).orElse(HOME);
    }

    /** Behind a proxy the connection itself is plain; then the proxy says how it was reached. */
    private static boolean isSecure(HttpRequest<?> request) {
        return request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
    }

    private static Optional<Notice> sorry(String text) {
        return Optional.of(new Notice(false, "Not logged in", text));
    }
}
