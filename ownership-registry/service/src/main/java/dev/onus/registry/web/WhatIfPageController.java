package dev.onus.registry.web;

import dev.onus.registry.apply.DocumentReader;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.simulation.Mistake;
import dev.onus.registry.simulation.WhatIfBeginning;
import dev.onus.registry.simulation.WhatIfDesk;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft of policies, tried on what was recorded (ESC-10). It changes nothing and tells nobody. */
@Controller(WhatIfPages.PATH)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WhatIfPageController {
    private static final String FOREIGN = "The form was not one of this session. Send it now.";

    private final Pages pages;
    private final WhatIfPages shown;
    private final Frames frames;
    private final FormGuard guard;
    private final WhatIfDesk desk;

    WhatIfPageController(Pages pages, WhatIfPages shown, Frames frames, FormGuard guard, WhatIfDesk desk) {
        this.pages = pages;
        this.shown = shown;
        this.frames = frames;
        this.guard = guard;
        this.desk = desk;
    }

    /**
     * @param policy one in force, to begin with
     * @param of an earlier what-if, to go on from
     */
    @Get
    HttpResponse<?> ask(HttpRequest<?> request, @QueryValue @Nullable String policy, @QueryValue @Nullable String of) {
        Caller visitor = Visitors.required(request);
        Optional<String> name = Optional.ofNullable(policy).filter(text -> !text.isBlank());
        return Optional.ofNullable(of)
                .flatMap(desk::find)
                .<HttpResponse<?>>map(run -> shown.again(request, visitor, run))
                .orElseGet(() -> shown.beginning(request, visitor, name));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(HttpRequest<?> request, @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        Asking asking = new Asking(request, visitor, form);
        if (!guard.isOurs(request, form)) {
            return asking.refused(HttpStatus.FORBIDDEN, "Not done", FOREIGN);
        }
        if (!WhatIfPages.mayAsk(visitor)) {
            return asking.refused(HttpStatus.FORBIDDEN, "Not allowed", "Only tokens with the scope 'read' may try it.");
        }
        try {
            List<Map<String, Object>> policies = DocumentReader.written(asking.policies());
            return switch (desk.begin(policies, asking.period(), frames.now())) {
                case WhatIfBeginning.Begun begun -> toRun(begun.run().id());
                case WhatIfBeginning.Busy busy ->
                    asking.refused(
                            HttpStatus.CONFLICT,
                            "Another one runs",
                            "One what-if runs at a time. It is the first in the list below; stop it, or wait for it.");
                case WhatIfBeginning.Mistaken mistaken ->
                    asking.mistaken(mistaken.mistakes().stream()
                            .map(WhatIfPageController::sentence)
                            .toList());
            };
        } catch (InvalidDocumentsException invalid) {
            return asking.mistaken(
                    invalid.problems().stream().map(WhatIfPages::sentence).toList());
        }
    }

    @Get("/{id}")
    HttpResponse<?> look(HttpRequest<?> request, @PathVariable String id) {
        Caller visitor = Visitors.required(request);
        return desk.find(id)
                .<HttpResponse<?>>map(run -> shown.run(request, visitor, run))
                .orElseGet(() -> pages.seeOther(WhatIfPages.PATH));
    }

    /** It ends without a result. */
    @Post("/{id}/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> stop(HttpRequest<?> request, @PathVariable String id, @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        if (!guard.isOurs(request, form) || !WhatIfPages.mayAsk(visitor)) {
            return new Asking(request, visitor, form)
                    .refused(HttpStatus.FORBIDDEN, "Not stopped", "The form was not one of this session.");
        }
        desk.find(id).ifPresent(run -> run.progress().stop());
        return toRun(id);
    }

    private HttpResponse<?> toRun(String id) {
        return pages.seeOther(WhatIfPages.PATH + "/" + AnswerForms.encode(id));
    }

    private static String sentence(Mistake mistake) {
        return mistake.path().isEmpty() ? mistake.message() : mistake.path() + ": " + mistake.message();
    }

    /** What a visitor wrote, which is shown again when nothing comes of it. */
    private final class Asking {
        private final HttpRequest<?> request;
        private final Caller visitor;
        private final FormFields form;

        Asking(HttpRequest<?> request, Caller visitor, FormFields form) {
            this.request = request;
            this.visitor = visitor;
            this.form = form;
        }

        String policies() {
            return form.text("policies").orElse("");
        }

        /** What is no number of days is no period, and refused as one. */
        Duration period() {
            return form.number("days")
                    .filter(days -> days <= WhatIfDesk.LONGEST.toDays() + 1)
                    .map(Duration::ofDays)
                    .orElse(Duration.ZERO);
        }

        HttpResponse<?> mistaken(List<String> mistakes) {
            return answered(
                    HttpStatus.BAD_REQUEST,
                    mistakes,
                    new Notice(false, "Not begun", "The draft cannot be tried as it is."));
        }

        HttpResponse<?> refused(HttpStatus status, String heading, String text) {
            return answered(status, List.of(), new Notice(false, heading, text));
        }

        private HttpResponse<?> answered(HttpStatus status, List<String> mistakes, Notice notice) {
            return shown.asked(
                    request,
                    visitor,
                    "",
                    policies(),
                    form.text("days").orElse(""),
                    status,
                    mistakes,
                    Optional.of(notice));
        }
    }
}
