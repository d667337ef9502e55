package dev.onus.registry.web;

import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerBody;
import dev.onus.registry.answer.Answered;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.DeliveryReceipts;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.answer.VerdictResponse;
import dev.onus.registry.cases.CaseJson;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.cases.Shape;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer link. GET shows and answers nothing, so that programs that look into mails answer no page; POST acts
 * as the person of the page, also without a browser, as a button of a push message does. Whoever holds the link is that
 * person, which is enough to acknowledge and to decline; what lasts needs a log-in.
 */
@Controller("/a")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnswerLinkController {
    private final PageAnswers links;
    private final DeliveryReceipts receipts;
    private final Pages pages;
    private final Frames frames;
    private final VerdictResponse verdicts;

    AnswerLinkController(
            PageAnswers links, DeliveryReceipts receipts, Pages pages, Frames frames, VerdictResponse verdicts) {
        this.links = links;
        this.receipts = receipts;
        this.pages = pages;
        this.frames = frames;
        this.verdicts = verdicts;
    }

    @Get("/{token}")
    HttpResponse<?> show(HttpRequest<?> request, @PathVariable String token) {
        Optional<PageAndCase> seen = links.find(token);
        if (seen.isEmpty()) {
            return notFound(request);
        }
        if (Asked.byPerson(request)) {
            receipts.read(seen.get().page(), Answerer.LINK);
        }
        return Asked.forJson(request)
                ? HttpResponse.ok(json(seen.get())).contentType(MediaType.APPLICATION_JSON_TYPE)
                : html(HttpStatus.OK, token, seen.get(), Optional.empty());
    }

    @Post("/{token}")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON, MediaType.ALL})
    HttpResponse<?> act(HttpRequest<?> request, @PathVariable String token, @Body @Nullable String body) {
        Optional<PageAndCase> seen = links.find(token);
        if (seen.isEmpty()) {
            return notFound(request);
        }
        LinkAnswer wanted = LinkAnswer.read(request, body);
        if (wanted.needsLogin()) {
            return refused(
                    request,
                    token,
                    seen.get(),
                    HttpStatus.FORBIDDEN,
                    "Not from a link",
                    "Expected a log-in for '" + wanted.word() + "', but this link alone acknowledges and declines.");
        }
        if (wanted.action().isEmpty() || !wanted.body().faults().isEmpty()) {
            String detail = wanted.action().isEmpty()
                    ? "Expected action to be acknowledge or decline."
                    : wanted.body().faults().getFirst().detail();
            return refused(request, token, seen.get(), HttpStatus.BAD_REQUEST, "Something is missing", detail);
        }
        if (seen.get().isExpired(frames.now())) {
            return refused(
                    request,
                    token,
                    seen.get(),
                    HttpStatus.GONE,
                    "Too old",
                    "This link was good for " + PageAndCase.ANSWERABLE.toDays() + " days. Log in to answer the case.");
        }
        return give(request, token, seen.get(), wanted.action().get(), wanted.body());
    }

    private HttpResponse<?> give(
            HttpRequest<?> request, String token, PageAndCase seen, AnswerAction action, AnswerBody body) {
        try {
            Answered answered = links.give(
                    seen,
                    new PageAnswers.Wanted(
                            action,
                            Answerer.byLink(seen.page().person()),
                            body.version(),
                            body.reason(),
                            body.parameters(),
                            Optional.empty()));
            if (Asked.forJson(request)) {
                return verdicts.of(answered);
            }
            HttpStatus status = VerdictResponse.statusOf(answered);
            return html(status, token, after(answered, seen), Optional.of(Notice.of(answered)));
        } catch (ResponseLogUnavailableException notNow) {
            return refused(
                    request,
                    token,
                    seen,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Not sent",
                    "The broker did not take the answer in time. Please send it again.");
        }
    }

    /** The case as the verdict left it, whatever happened since; else as it was. */
    private static PageAndCase after(Answered answered, PageAndCase before) {
        return answered instanceof Answered.Judged judged
                ? judged.after().map(before::with).orElse(before)
                : before;
    }

    private HttpResponse<?> refused(
            HttpRequest<?> request, String token, PageAndCase seen, HttpStatus status, String heading, String detail) {
        return Asked.forJson(request)
                ? CaseProblem.of(
                        status,
                        detail,
                        Map.of("login", Asked.loginFor(seen.state().getId())))
                : html(status, token, seen, Optional.of(new Notice(false, heading, detail)));
    }

    private HttpResponse<?> html(HttpStatus status, String token, PageAndCase seen, Optional<Notice> notice) {
        Frame frame =
                frames.without(AnswerView.title(seen), Optional.of(seen.page().person()));
        return pages.page(status, "answer.jte", new AnswerView(frame, token, seen, notice));
    }

    private HttpResponse<?> notFound(HttpRequest<?> request) {
        String text = "This link is not one of ours, or its case was closed long ago.";
        return Asked.forJson(request)
                ? CaseProblem.of(HttpStatus.NOT_FOUND, text)
                : pages.page(
                        HttpStatus.NOT_FOUND,
                        "message.jte",
                        new MessageView(frames.without("No such page", Optional.empty()), "No such page", text));
    }

    private Object json(PageAndCase seen) {
        return Shape.of()
                .with("pageId", seen.page().id())
                .with("person", seen.page().person())
                .with("purpose", seen.page().facts().getPurpose())
                .with("reason", seen.page().why())
                .with("withdrawn", seen.page().withdrawn().isPresent())
                .with("expired", seen.isExpired(frames.now()))
                .with("case", CaseJson.of(seen.state()))
                .json();
    }
}
