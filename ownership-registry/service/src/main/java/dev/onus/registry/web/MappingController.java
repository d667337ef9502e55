package dev.onus.registry.web;

import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.log.LogUnavailableException;
import dev.onus.registry.token.Scope;
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

/** Connects a product without code: a recorded event, an expression that reads it, the alert that comes of it. */
@Controller("/sources/{name}/mapping")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MappingController {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");

    private final Pages pages;
    private final MappingPages shown;
    private final FormGuard guard;
    private final MappingDesk desk;

    MappingController(Pages pages, MappingPages shown, FormGuard guard, MappingDesk desk) {
        this.pages = pages;
        this.shown = shown;
        this.guard = guard;
        this.desk = desk;
    }

    /** @param event a dead letter's id; left out: the newest of the source */
    @Get
    HttpResponse<?> look(
            HttpRequest<?> request,
            @PathVariable String name,
            @QueryValue @Nullable String event,
            @QueryValue @Nullable String saved) {
        Optional<Notice> notice = saved == null
                ? Optional.empty()
                : Optional.of(new Notice(
                        true, "Saved", "What comes from now on is read by it. What was kept before can be replayed."));
        Caller visitor = Visitors.required(request);
        return NAME.matcher(name).matches()
                ? shown.recorded(request, visitor, name, Optional.ofNullable(event), notice)
                : pages.seeOther("/sources");
    }

    /** Shows what would come of it. Changes nothing, so any visitor may. */
    @Post("/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> tryOut(HttpRequest<?> request, @PathVariable String name, @Body @Nullable String body) {
        return answered(request, name, body, (visitor, form) -> again(request, visitor, name, form, null));
    }

    @Post("/save")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(HttpRequest<?> request, @PathVariable String name, @Body @Nullable String body) {
        return answered(request, name, body, (visitor, form) -> {
            if (!visitor.may(Scope.WRITE)) {
                return again(
                        request,
                        visitor,
                        name,
                        form,
                        new Fault(
                                HttpStatus.FORBIDDEN,
                                "Not allowed",
                                "Only tokens with the scope 'write' may save it."));
            }
            return save(request, visitor, name, form);
        });
    }

    private HttpResponse<?> save(HttpRequest<?> request, Caller visitor, String name, FormFields form) {
        try {
            desk.save(
                    name,
                    form.text("mapping").orElse(""),
                    form.number("version").orElse(0L),
                    visitor.actor(),
                    form.text("writeId").orElse(null));
            return pages.seeOther("/sources/" + AnswerForms.encode(name) + "/mapping?saved=1");
        } catch (ConflictException conflict) {
            return again(
                    request,
                    visitor,
                    name,
                    form,
                    new Fault(
                            HttpStatus.CONFLICT,
                            "Somebody was faster",
                            "The source has changed since you looked. Save again if this still fits."));
        } catch (InvalidDocumentsException invalid) {
            return again(
                    request,
                    visitor,
                    name,
                    form,
                    new Fault(HttpStatus.BAD_REQUEST, "Not saved", String.valueOf(invalid.getMessage())));
        } catch (LogUnavailableException notNow) {
            return again(
                    request,
                    visitor,
                    name,
                    form,
                    new Fault(HttpStatus.SERVICE_UNAVAILABLE, "Not saved", "The registry cannot be written now."));
        }
    }

    private record Fault(HttpStatus status, String heading, String text) {}

    private interface Work {
        HttpResponse<?> of(Caller visitor, FormFields form);
    }

    private HttpResponse<?> answered(HttpRequest<?> request, String name, @Nullable String body, Work work) {
        Caller visitor = Visitors.required(request);
        if (!NAME.matcher(name).matches()) {
            return pages.seeOther("/sources");
        }
        FormFields form = FormFields.read(body);
        return guard.isOurs(request, form)
                ? work.of(visitor, form)
                : again(
                        request,
                        visitor,
                        name,
                        form,
                        new Fault(
                                HttpStatus.FORBIDDEN,
                                "Not done",
                                "The form was not one of this session. Send it now."));
    }

    private HttpResponse<?> again(
            HttpRequest<?> request, Caller visitor, String name, FormFields form, @Nullable Fault fault) {
        return shown.tried(
                request,
                visitor,
                name,
                form.text("event").orElse(""),
                form.text("mapping").orElse(""),
                fault == null ? HttpStatus.OK : fault.status(),
                Optional.ofNullable(fault).map(it -> new Notice(false, it.heading(), it.text())));
    }
}
