package dev.onus.registry.web;

import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.LogUnavailableException;
import dev.onus.registry.profile.ContactDesk;
import dev.onus.registry.profile.NewContact;
import dev.onus.registry.profile.Profiles;
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
import org.jspecify.annotations.Nullable;

/** The profile: how a person is reached, as that person arranges it. Who may configure sees and arranges others too. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {
    private final Pages pages;
    private final FormGuard guard;
    private final Frames frames;
    private final ContactDesk desk;
    private final ProfilePages profiles;

    ProfileController(Pages pages, FormGuard guard, Frames frames, ContactDesk desk, ProfilePages profiles) {
        this.pages = pages;
        this.guard = guard;
        this.frames = frames;
        this.desk = desk;
        this.profiles = profiles;
    }

    @Get("/profile")
    HttpResponse<?> own(HttpRequest<?> request) {
        Optional<Caller> visitor = Visitors.visitor(request);
        if (visitor.isEmpty()) {
            return pages.seeOther("/login?to=/profile");
        }
        return visitor.get()
                .person()
                .<HttpResponse<?>>map(person -> profiles.page(request, visitor.get(), person, ProfilePages.Shown.PLAIN))
                .orElseGet(() -> profiles.ofService(request, visitor.get()));
    }

    /**
     * @param code the id of a code that was just sent
     * @param test the id of a test page that was just sent
     * @param contact the contact that either went to
     */
    @Get("/people/{name}")
    HttpResponse<?> of(
            HttpRequest<?> request,
            @PathVariable String name,
            @QueryValue @Nullable String code,
            @QueryValue @Nullable String test,
            @QueryValue @Nullable String contact,
            @QueryValue @Nullable String done) {
        return profiles.page(
                request, Visitors.required(request), name, ProfilePages.Shown.of(code, test, contact, done));
    }

    @Post("/people/{name}/{action:[a-z]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> act(
            HttpRequest<?> request,
            @PathVariable String name,
            @PathVariable String action,
            @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        if (!guard.isOurs(request, form)) {
            return sorry(request, visitor, name, HttpStatus.FORBIDDEN, "The form was not one of this session.");
        }
        try {
            return pages.seeOther(done(visitor, name, action, form));
        } catch (ProblemException refused) {
            return sorry(
                    request,
                    visitor,
                    name,
                    HttpStatus.valueOf(refused.problem().status()),
                    refused.problem().detail());
        } catch (InvalidDocumentsException invalid) {
            return sorry(
                    request,
                    visitor,
                    name,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    invalid.problems().getFirst().message());
        } catch (ConflictException conflict) {
            return sorry(
                    request,
                    visitor,
                    name,
                    HttpStatus.CONFLICT,
                    "Somebody else has changed this profile meanwhile. Look at it and try again.");
        } catch (LogUnavailableException | ResponseLogUnavailableException notNow) {
            return sorry(
                    request,
                    visitor,
                    name,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The broker did not take it in time. Try again.");
        }
    }

    /** @return where it is shown what came of it */
    private String done(Caller visitor, String person, String action, FormFields form) {
        String contact = form.text("contact").orElse("");
        String path = ProfilePages.path(person);
        switch (action) {
            case "add" -> {
                NewContact added = ProfileForms.contact(form)
                        .orElseThrow(() -> ProblemException.badRequest("Expected a channel, but none was chosen."));
                desk.add(visitor, person, added);
                return path + "?done=added";
            }
            case "remove" -> desk.remove(visitor, person, contact);
            case "earlier" -> desk.moveEarlier(visitor, person, contact);
            case "rules" -> desk.rules(visitor, person, form.text("urgency").orElse(""), ProfileForms.rules(form));
            case "quiet" -> desk.quiet(visitor, person, ProfileForms.windows(form), form.text("timeZone"));
            case "code" -> {
                String id = desk.sendCode(visitor, person, contact, frames.now());
                return path + "?code=" + AnswerForms.encode(id) + "&contact=" + AnswerForms.encode(contact);
            }
            case "test" -> {
                String id = desk.sendTest(visitor, person, contact, frames.now());
                return path + "?test=" + AnswerForms.encode(id) + "&contact=" + AnswerForms.encode(contact);
            }
            case "verify" -> {
                return verified(visitor, person, contact, form, path);
            }
            default -> throw ProblemException.notFound("Expected an action of a profile, but got '" + action + "'.");
        }
        return path + "?done=" + action;
    }

    private String verified(Caller visitor, String person, String contact, FormFields form, String path) {
        String id = form.text("noticeId").orElse("");
        ContactDesk.Proof proof =
                desk.verify(visitor, person, contact, id, form.text("code").orElse(""), frames.now());
        String again = "&code=" + AnswerForms.encode(id) + "&contact=" + AnswerForms.encode(contact);
        return switch (proof) {
            case VERIFIED -> path + "?done=verified";
            case WRONG -> path + "?done=wrong" + again;
            case TOO_MANY_TRIES -> path + "?done=tries";
            case EXPIRED -> path + "?done=expired";
        };
    }

    private HttpResponse<?> sorry(HttpRequest<?> request, Caller visitor, String name, HttpStatus status, String text) {
        return profiles.page(
                request,
                visitor,
                Profiles.maySee(visitor, name) ? name : visitor.person().orElse(name),
                ProfilePages.Shown.sorry(status, text));
    }
}
