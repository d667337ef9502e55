package dev.onus.registry.web;

import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.log.LogUnavailableException;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.oncall.OverrideWriter;
import dev.onus.registry.oncall.ScheduleRights;
import dev.onus.registry.oncall.Schedules;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schedule's calendar, and putting somebody else on call in three clicks: the shift, who takes it, yes. */
@Controller("/schedules")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduleController {
    private final Pages pages;
    private final SchedulePages shown;
    private final FormGuard guard;
    private final Schedules schedules;
    private final ScheduleRights rights;
    private final OverrideWriter overrides;

    ScheduleController(
            Pages pages,
            SchedulePages shown,
            FormGuard guard,
            Schedules schedules,
            ScheduleRights rights,
            OverrideWriter overrides) {
        this.pages = pages;
        this.shown = shown;
        this.guard = guard;
        this.schedules = schedules;
        this.rights = rights;
        this.overrides = overrides;
    }

    /** @param done that an override was written, which led back here */
    @Get("/{name}")
    HttpResponse<?> calendar(
            HttpRequest<?> request,
            @PathVariable String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String done) {
        Optional<Notice> notice = done == null
                ? Optional.empty()
                : Optional.of(new Notice(true, "Done", "The schedule has the override, and pages go by it."));
        return shown.calendar(request, Visitors.required(request), name, day(from), notice);
    }

    @Get("/{name}/override")
    HttpResponse<?> shift(
            HttpRequest<?> request,
            @PathVariable String name,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String until,
            @QueryValue @Nullable String person) {
        Caller visitor = Visitors.required(request);
        return chosen(from, until, person)
                .<HttpResponse<?>>map(
                        chosen -> shown.shift(request, visitor, name, chosen, HttpStatus.OK, Optional.empty()))
                .orElseGet(() -> pages.seeOther(path(name)));
    }

    @Post("/{name}/override")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> put(HttpRequest<?> request, @PathVariable String name, @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        Optional<Versioned<Schedule>> schedule = schedules.find(name);
        Optional<SchedulePages.Chosen> chosen = chosen(
                form.text("shiftFrom").orElse(null),
                form.text("shiftUntil").orElse(null),
                form.text("person").orElse(null));
        if (schedule.isEmpty() || chosen.isEmpty()) {
            return pages.seeOther(path(name));
        }
        Refusing refusing = (status, heading, text) -> shown.shift(
                request, visitor, name, chosen.get(), status, Optional.of(new Notice(false, heading, text)));
        if (!guard.isOurs(request, form)) {
            return refusing.with(
                    HttpStatus.FORBIDDEN, "Not done", "The form was not one of this session. Send it now.");
        }
        if (!rights.mayChange(visitor, name, schedule.get().spec())) {
            return refusing.with(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Only people of this schedule, of a team that uses it, and tokens with the scope 'write' may.");
        }
        OverrideForm wanted = OverrideForm.read(form);
        return wanted.override().isEmpty()
                ? refusing.with(HttpStatus.BAD_REQUEST, "Something is missing", wanted.fault())
                : write(visitor, name, form, wanted, refusing);
    }

    private HttpResponse<?> write(
            Caller visitor, String name, FormFields form, OverrideForm wanted, Refusing refusing) {
        try {
            overrides.add(
                    name,
                    List.of(wanted.override().orElseThrow()),
                    new WriteRequest(
                            visitor.actor(),
                            false,
                            form.number("version").orElse(null),
                            form.text("writeId").orElse(null)));
            return pages.seeOther(path(name) + "?done=1");
        } catch (ConflictException conflict) {
            return refusing.with(
                    HttpStatus.CONFLICT,
                    "Somebody was faster",
                    "The schedule has changed since you looked. This is how it stands now; send it again if it still"
                            + " fits.");
        } catch (InvalidDocumentsException invalid) {
            return refusing.with(HttpStatus.BAD_REQUEST, "Not possible", String.valueOf(invalid.getMessage()));
        } catch (LogUnavailableException notNow) {
            return refusing.with(HttpStatus.SERVICE_UNAVAILABLE, "Not done", "The registry cannot be written now.");
        }
    }

    /** Shows the same shift again, and why nothing was done. */
    private interface Refusing {
        HttpResponse<?> with(HttpStatus status, String heading, String text);
    }

    static Optional<SchedulePages.Chosen> chosen(
            @Nullable String from, @Nullable String until, @Nullable String person) {
        try {
            Instant begin = Instant.parse(String.valueOf(from));
            Instant end = Instant.parse(String.valueOf(until));
            return begin.isBefore(end)
                    ? Optional.of(new SchedulePages.Chosen(
                            begin, end, Optional.ofNullable(person).filter(name -> !name.isBlank())))
                    : Optional.empty();
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static String path(String name) {
        return "/schedules/" + AnswerForms.encode(name);
    }
}
