package dev.onus.registry.web;

import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Span;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.oncall.Schedules;
import dev.onus.registry.oncall.ShiftOffer;
import dev.onus.registry.oncall.ShiftOffers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers the visitor's own shift from its page; the case of the offer is shown next. */
@Controller("/schedules")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OfferFormController {
    private final Pages pages;
    private final SchedulePages shown;
    private final FormGuard guard;
    private final Schedules schedules;
    private final ShiftOffers offers;
    private final InstantSource clock = InstantSource.system();

    OfferFormController(Pages pages, SchedulePages shown, FormGuard guard, Schedules schedules, ShiftOffers offers) {
        this.pages = pages;
        this.shown = shown;
        this.guard = guard;
        this.schedules = schedules;
        this.offers = offers;
    }

    @Post("/{name}/offers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> offer(HttpRequest<?> request, @PathVariable String name, @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        Optional<Versioned<Schedule>> schedule = schedules.find(name);
        Optional<SchedulePages.Chosen> chosen = ScheduleController.chosen(
                form.text("shiftFrom").orElse(null),
                form.text("shiftUntil").orElse(null),
                visitor.person().orElse(null));
        if (schedule.isEmpty() || chosen.isEmpty() || visitor.person().isEmpty()) {
            return pages.seeOther("/schedules");
        }
        if (!guard.isOurs(request, form) || !Visitors.mayAnswer(visitor)) {
            return refused(
                    request,
                    visitor,
                    name,
                    chosen.get(),
                    HttpStatus.FORBIDDEN,
                    "The form was not one of this session, or your token lacks the scope 'respond'.");
        }
        Optional<Span> span = span(form, schedule.get().spec().timeZone());
        if (span.isEmpty() || form.text("taker").isEmpty()) {
            return refused(
                    request,
                    visitor,
                    name,
                    chosen.get(),
                    HttpStatus.BAD_REQUEST,
                    "Choose to whom, and a beginning with an end after it.");
        }
        ShiftOffer offer = new ShiftOffer(
                name,
                visitor.person().get(),
                form.text("taker").get(),
                span.get(),
                Optional.empty(),
                form.text("reason").orElse(""));
        return send(request, visitor, chosen.get(), offer);
    }

    private HttpResponse<?> send(
            HttpRequest<?> request, Caller visitor, SchedulePages.Chosen chosen, ShiftOffer offer) {
        Duration within = ShiftOffers.USUAL_WITHIN;
        Instant now = clock.instant();
        try {
            return switch (offers.make(offer, within, now)) {
                case ShiftOffers.Made.Opened opened -> pages.seeOther("/cases/" + opened.caseId());
                case ShiftOffers.Made.OfferedAlready already ->
                    refused(request, visitor, offer.schedule(), chosen, HttpStatus.CONFLICT, already.detail());
                case ShiftOffers.Made.Refused not ->
                    refused(request, visitor, offer.schedule(), chosen, HttpStatus.BAD_REQUEST, not.detail());
            };
        } catch (ResponseLogUnavailableException notNow) {
            return refused(
                    request,
                    visitor,
                    offer.schedule(),
                    chosen,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The broker did not take it in time. Send it again.");
        }
    }

    private HttpResponse<?> refused(
            HttpRequest<?> request,
            Caller visitor,
            String schedule,
            SchedulePages.Chosen chosen,
            HttpStatus status,
            String why) {
        return shown.shift(
                request, visitor, schedule, chosen, status, Optional.of(new Notice(false, "Not offered", why)));
    }

    private static Optional<Span> span(FormFields form, ZoneId zone) {
        try {
            Optional<LocalDateTime> from = form.text("from").map(LocalDateTime::parse);
            Optional<LocalDateTime> to = form.text("to").map(LocalDateTime::parse);
            return from.flatMap(begin -> to.filter(begin::isBefore)
                    .map(end -> new Span(
                            begin.atZone(zone).toInstant(), end.atZone(zone).toInstant())));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
