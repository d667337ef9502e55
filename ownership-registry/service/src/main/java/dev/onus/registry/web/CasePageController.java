package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.answer.Answer;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerBody;
import dev.onus.registry.answer.AnswerDesk;
import dev.onus.registry.answer.Answered;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.DeliveryReceipts;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseQuery;
import dev.onus.registry.cases.Part;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.ResponseId;
import io.micronaut.http.HttpMethod;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One case: what happened, who answers for it, what comes next, and the forms to answer it. */
@Controller("/cases")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CasePageController {
    /** A page stays small; the API has the rest of a longer timeline. */
    private static final int EVENTS_SHOWN = 60;

    private static final int CHILDREN_SHOWN = 50;
    /** Among which the visitor's own page about the case is looked for. */
    private static final int PAGES_LOOKED_AT = 40;

    private final Pages pages;
    private final Frames frames;
    private final FormGuard guard;
    private final CaseLog log;
    private final AnswerDesk answers;
    private final PageAnswers pageAnswers;
    private final DeliveryReceipts receipts;

    CasePageController(
            Pages pages,
            Frames frames,
            FormGuard guard,
            CaseLog log,
            AnswerDesk answers,
            PageAnswers pageAnswers,
            DeliveryReceipts receipts) {
        this.pageAnswers = pageAnswers;
        this.receipts = receipts;
        this.pages = pages;
        this.frames = frames;
        this.guard = guard;
        this.log = log;
        this.answers = answers;
    }

    /**
     * @param response the answer that led back here, whose verdict is shown
     * @param children where the list of a storm's children goes on
     */
    @Get("/{id}")
    HttpResponse<?> show(
            HttpRequest<?> request,
            @PathVariable String id,
            @QueryValue @Nullable String response,
            @QueryValue @Nullable String children) {
        Optional<Notice> notice = Optional.ofNullable(response).map(this::verdict);
        Caller visitor = Visitors.required(request);
        visitor.person().ifPresent(person -> read(request, id, person));
        return page(request, visitor, HttpStatus.OK, id, notice, children);
    }

    @Post("/{id}/{action:[a-z]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(
            HttpRequest<?> request, @PathVariable String id, @PathVariable String action, @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        if (!guard.isOurs(request, form)) {
            return page(
                    request,
                    visitor,
                    HttpStatus.FORBIDDEN,
                    id,
                    sorry("Not sent", "The form was not one of this session. Look at the case and answer it here."));
        }
        Optional<AnswerAction> known = AnswerAction.ofPath(action);
        if (known.isEmpty() || !Visitors.mayAnswer(visitor)) {
            return page(
                    request,
                    visitor,
                    HttpStatus.FORBIDDEN,
                    id,
                    sorry("Not sent", "Your token lacks the scope 'respond', or there is no such action."));
        }
        return give(request, visitor, id, known.get(), form);
    }

    private HttpResponse<?> give(
            HttpRequest<?> request, Caller visitor, String id, AnswerAction action, FormFields form) {
        AnswerBody body = AnswerForms.body(action, form);
        if (!body.faults().isEmpty()) {
            String detail = body.faults().getFirst().detail();
            return page(request, visitor, HttpStatus.BAD_REQUEST, id, sorry("Something is missing", detail));
        }
        ResponseId responseId = new ResponseId(form.text(AnswerForms.RESPONSE_ID)
                .orElseGet(() -> UUID.randomUUID().toString()));
        try {
            Answered answered = answers.give(new Answer(
                    responseId,
                    id,
                    action,
                    Answerer.of(visitor),
                    body.version(),
                    Optional.empty(),
                    body.reason(),
                    body.parameters()));
            return answered instanceof Answered.Judged || answered instanceof Answered.Pending
                    ? pages.seeOther("/cases/" + id + "?response=" + AnswerForms.encode(responseId.value()))
                    : page(request, visitor, HttpStatus.CONFLICT, id, Optional.of(Notice.of(answered)));
        } catch (ResponseLogUnavailableException notNow) {
            return page(
                    request,
                    visitor,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    id,
                    sorry("Not sent", "The broker did not take the answer in time. Send it again."));
        }
    }

    private HttpResponse<?> page(
            HttpRequest<?> request, Caller visitor, HttpStatus status, String id, Optional<Notice> notice) {
        return page(request, visitor, status, id, notice, null);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request,
            Caller visitor,
            HttpStatus status,
            String id,
            Optional<Notice> notice,
            @Nullable String childrenFrom) {
        Optional<CaseState> found = log.index().find(id);
        if (found.isEmpty()) {
            return pages.page(
                    HttpStatus.NOT_FOUND,
                    "message.jte",
                    new MessageView(
                            frames.of(request, visitor, "No such case", "cases", 0),
                            "No such case",
                            "There is no case under this address, or it was closed long ago."));
        }
        List<EscalationEvent> timeline = log.index().latest(id, EVENTS_SHOWN);
        return pages.page(
                status,
                "case.jte",
                new CaseView(
                        frames.of(request, visitor, found.get().getTitle(), "cases", 0),
                        found.get(),
                        timeline,
                        children(found.get(), childrenFrom),
                        notice,
                        Visitors.mayAnswer(visitor)));
    }

    private ChildrenView children(CaseState state, @Nullable String from) {
        boolean isStorm = state.getKind().equals(CaseKind.STORM.word());
        Part<CaseState> children = isStorm
                ? CaseQuery.part(from, cursor -> log.index().childrenOf(state.getId(), cursor, CHILDREN_SHOWN))
                : new Part<>(List.of(), Optional.empty());
        return new ChildrenView(state.getId(), isStorm, state.getChildren(), from == null, children);
    }

    /** Whoever was paged and opens the case has seen the page. */
    private void read(HttpRequest<?> request, String caseId, String person) {
        if (request.getMethod() == HttpMethod.GET) {
            pageAnswers
                    .standing(caseId, person, PAGES_LOOKED_AT)
                    .ifPresent(seen -> receipts.read(seen.page(), Caller.VIA_CONSOLE));
        }
    }

    private Notice verdict(String responseId) {
        return log.index().verdict(responseId).map(Notice::of).orElseGet(Notice::pending);
    }

    private static Optional<Notice> sorry(String heading, String text) {
        return Optional.of(new Notice(false, heading, text));
    }
}
