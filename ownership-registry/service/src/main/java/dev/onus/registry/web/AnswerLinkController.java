package dev.onus.registry.web;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.CaseState;
import dev.onus.registry.answer.Answer;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerBody;
import dev.onus.registry.answer.Answered;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.Answers;
import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.answer.VerdictResponse;
import dev.onus.registry.cases.CaseJson;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.cases.Page;
import dev.onus.registry.cases.Shape;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.StableHash;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer link. GET shows and changes nothing, so that programs that look into mails answer no page; POST
 * acts as the person of the page. Whoever holds the link is that person; no log-in.
 */
@Controller("/a")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnswerLinkController {
    private final AnswerToken tokens;
    private final Pages pages;
    private final Frames frames;
    private final CaseLog log;
    private final Answers answers;
    private final VerdictResponse verdicts;

    AnswerLinkController(
            AnswerToken tokens, Pages pages, Frames frames, CaseLog log, Answers answers, VerdictResponse verdicts) {
        this.verdicts = verdicts;
        this.tokens = tokens;
        this.pages = pages;
        this.frames = frames;
        this.log = log;
        this.answers = answers;
    }

    @Get("/{token}")
    HttpResponse<?> show(HttpRequest<?> request, @PathVariable String token) {
        return seen(token)
                .<HttpResponse<?>>map(seen -> wantsJson(request)
                        ? HttpResponse.ok(json(seen)).contentType(MediaType.APPLICATION_JSON_TYPE)
                        : html(HttpStatus.OK, token, seen, Optional.empty()))
                .orElseGet(() -> notFound(request));
    }

    @Post("/{token}")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON, MediaType.ALL})
    HttpResponse<?> act(HttpRequest<?> request, @PathVariable String token, @Body @Nullable String body) {
        Optional<Seen> seen = seen(token);
        if (seen.isEmpty()) {
            return notFound(request);
        }
        LinkAnswer wanted = LinkAnswer.read(request, body);
        if (wanted.action().isEmpty() || !wanted.body().faults().isEmpty()) {
            String detail = wanted.action().isEmpty()
                    ? "Expected action to be acknowledge or decline."
                    : wanted.body().faults().getFirst().detail();
            return wantsJson(request)
                    ? CaseProblem.of(HttpStatus.BAD_REQUEST, detail)
                    : html(
                            HttpStatus.BAD_REQUEST,
                            token,
                            seen.get(),
                            Optional.of(new Notice(false, "Something is missing", detail)));
        }
        return give(request, token, seen.get(), wanted.action().get(), wanted.body());
    }

    private HttpResponse<?> give(
            HttpRequest<?> request, String token, Seen seen, AnswerAction action, AnswerBody body) {
        try {
            Answered answered = answers.give(answer(seen, action, body));
            if (wantsJson(request)) {
                return verdicts.of(answered);
            }
            HttpStatus status = VerdictResponse.statusOf(answered);
            return html(status, token, after(answered, seen), Optional.of(Notice.of(answered)));
        } catch (ResponseLogUnavailableException notNow) {
            return wantsJson(request)
                    ? CaseProblem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(notNow.getMessage()))
                    : html(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            token,
                            seen,
                            Optional.of(new Notice(false, "Not sent", "Please press the button again.")));
        }
    }

    private static Answer answer(Seen seen, AnswerAction action, AnswerBody body) {
        Page page = seen.page();
        long version = body.version().orElse(seen.isMine() ? seen.state().getVersion() : page.version());
        String id = StableHash.of(
                "answer-link",
                page.id(),
                action.word(),
                Long.toString(version),
                body.reason().orElse(""),
                occasion(seen, version));
        return new Answer(
                new ResponseId(id),
                page.caseId(),
                action,
                Answerer.byLink(page.person()),
                Optional.of(version),
                Optional.of(page.id()),
                body.reason(),
                body.parameters());
    }

    /**
     * What tells one answer from the next of the same person to the same version. A button that is pressed twice is one
     * answer; keeping what one holds is another each time the lease has moved, and so is an answer after the case went on.
     */
    private static String occasion(Seen seen, long version) {
        CaseState state = seen.state();
        if (seen.isMine()) {
            return version == state.getVersion() ? String.valueOf(state.getAcknowledgementExpiresAt()) : "";
        }
        return version < state.getVersion() ? Long.toString(state.getVersion()) : "";
    }

    /** The case as the verdict left it, whatever happened since; else as it was. */
    private static Seen after(Answered answered, Seen before) {
        return answered instanceof Answered.Judged judged
                ? judged.after().map(state -> new Seen(before.page(), state)).orElse(before)
                : before;
    }

    private Optional<Seen> seen(String token) {
        return tokens.pageOf(token)
                .map(PageId::value)
                .flatMap(log.index()::page)
                .flatMap(page -> log.index().find(page.caseId()).map(state -> new Seen(page, state)));
    }

    private HttpResponse<?> html(HttpStatus status, String token, Seen seen, Optional<Notice> notice) {
        Frame frame =
                frames.without(seen.state().getTitle(), Optional.of(seen.page().person()));
        return pages.page(status, "answer.jte", new AnswerView(frame, token, seen.page(), seen.state(), notice));
    }

    private HttpResponse<?> notFound(HttpRequest<?> request) {
        String text = "This link is not one of ours, or its case was closed long ago.";
        return wantsJson(request)
                ? CaseProblem.of(HttpStatus.NOT_FOUND, text)
                : pages.page(
                        HttpStatus.NOT_FOUND,
                        "message.jte",
                        new MessageView(frames.without("No such page", Optional.empty()), "No such page", text));
    }

    private static Object json(Seen seen) {
        return Shape.of()
                .with("pageId", seen.page().id())
                .with("person", seen.page().person())
                .with("reason", seen.page().why())
                .with("withdrawn", seen.page().withdrawn().isPresent())
                .with("case", CaseJson.of(seen.state()))
                .json();
    }

    private static boolean wantsJson(HttpRequest<?> request) {
        return request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals)
                && request.accept().stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals);
    }

    private record Seen(Page page, CaseState state) {
        boolean isMine() {
            return page.person().equals(state.getAcknowledgedBy());
        }
    }
}
