package dev.onus.registry.web;

import dev.onus.contracts.deadletter.DeadLetterCursor;
import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.contracts.deadletter.DeadLetterReplays;
import dev.onus.ingest.source.SourceTrial;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.FormFields;
import dev.onus.registry.token.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What could not be understood, why, and another try (SYS-7). */
@Controller("/dead-letters")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLetterPageController {
    private final Pages pages;
    private final Frames frames;
    private final FormGuard guard;
    private final DeadLetterLog log;
    private final Optional<DeadLetterReplays> replays;

    DeadLetterPageController(
            Pages pages, Frames frames, FormGuard guard, DeadLetterLog log, Optional<DeadLetterReplays> replays) {
        this.pages = pages;
        this.frames = frames;
        this.guard = guard;
        this.log = log;
        this.replays = replays;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request, @QueryValue @Nullable String source, @QueryValue @Nullable String before) {
        return page(
                request,
                Visitors.required(request),
                source == null ? "" : source.strip(),
                before == null ? Map.of() : DeadLetterCursor.read(before).orElse(Map.of()),
                HttpStatus.OK,
                Optional.empty());
    }

    /** One by its id, or with a source and no id the oldest page of that source. */
    @Post("/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> replay(HttpRequest<?> request, @Body @Nullable String body) {
        Caller visitor = Visitors.required(request);
        FormFields form = FormFields.read(body);
        String source = form.text("source").orElse("");
        if (!guard.isOurs(request, form)) {
            return page(
                    request,
                    visitor,
                    source,
                    Map.of(),
                    HttpStatus.FORBIDDEN,
                    Optional.of(new Notice(false, "Not done", "The form was not one of this session. Send it now.")));
        }
        if (!mayReplay(visitor)) {
            return page(
                    request,
                    visitor,
                    source,
                    Map.of(),
                    HttpStatus.FORBIDDEN,
                    Optional.of(new Notice(false, "Not allowed", "Only tokens with the scope 'write' may replay.")));
        }
        return page(request, visitor, source, Map.of(), HttpStatus.OK, Optional.of(replayed(form, source)));
    }

    private Notice replayed(FormFields form, String source) {
        try {
            DeadLetterReplays intake = replays.orElseThrow();
            Optional<DeadLetterReplays.Replayed> done = form.text("id")
                    .map(id -> intake.replay(List.of(id)))
                    .orElseGet(() -> Optional.of(intake.replay(
                            source,
                            form.text("from").flatMap(DeadLetterCursor::read).orElse(Map.of()))));
            return done.map(DeadLetterPageController::notice)
                    .orElseGet(() -> new Notice(false, "Gone", "This dead letter is no longer kept."));
        } catch (RuntimeException e) {
            // Intake says with exceptions that the broker did not take it; none of them is of this module.
            return new Notice(false, "Not done", "Expected the broker to take it, but it did not. Try again.");
        }
    }

    private static Notice notice(DeadLetterReplays.Replayed done) {
        String outcomes = done.outcomes().entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(", "));
        boolean good =
                !done.outcomes().containsKey("unmapped") && !done.outcomes().containsKey("rejected");
        String more = done.next().isEmpty() ? "" : " There are more: ./onus dead-letters replay takes all of them.";
        return new Notice(
                good, "Replayed " + done.letters(), (outcomes.isEmpty() ? "There was nothing" : outcomes) + "." + more);
    }

    private boolean mayReplay(Caller visitor) {
        return replays.isPresent() && visitor.may(Scope.WRITE);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request,
            Caller visitor,
            String source,
            Map<Integer, Long> before,
            HttpStatus status,
            Optional<Notice> notice) {
        Frame frame = frames.of(request, visitor, "Dead letters", SourceListController.TAB, 0);
        Optional<DeadLetterLog.Page> page = read(source, before);
        List<DeadLettersView.Row> rows = page.map(DeadLetterLog.Page::letters).orElse(List.of()).stream()
                .map(kept -> DeadLettersView.Row.of(
                        kept.id(),
                        kept.letter(),
                        SourceTrial.shown(kept.letter().body())))
                .toList();
        Optional<String> next = page.map(DeadLetterLog.Page::next)
                .filter(more -> !more.isEmpty())
                .map(DeadLetterCursor::text);
        return pages.page(
                status,
                "deadletters.jte",
                new DeadLettersView(frame, source, rows, next, mayReplay(visitor), page.isPresent(), notice));
    }

    private Optional<DeadLetterLog.Page> read(String source, Map<Integer, Long> before) {
        try {
            return Optional.of(log.newest(
                    before, letter -> source.isEmpty() || letter.source().equals(source)));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }
}
