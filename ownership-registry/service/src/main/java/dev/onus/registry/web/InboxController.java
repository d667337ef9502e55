package dev.onus.registry.web;

import dev.onus.contracts.CaseStateName;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Page;
import dev.onus.registry.http.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The console inbox: the channel that every person has from first start (design decision 11). */
@Controller("/inbox")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InboxController {
    private static final int REFRESH_SECONDS = 10;
    private static final int PAGES_SHOWN = 40;
    private static final Duration NOTICES_SHOWN = Duration.ofDays(2);

    private final Pages pages;
    private final Frames frames;
    private final CaseLog log;

    InboxController(Pages pages, Frames frames, CaseLog log) {
        this.pages = pages;
        this.frames = frames;
        this.log = log;
    }

    @Get
    HttpResponse<?> inbox(HttpRequest<?> request) {
        Caller visitor = Visitors.required(request);
        String person = visitor.person().orElse("");
        List<InboxView.Item> items = person.isEmpty() ? List.of() : items(person);
        return pages.page(
                HttpStatus.OK,
                "inbox.jte",
                new InboxView(
                        frames.of(request, visitor, "Inbox", "inbox", REFRESH_SECONDS),
                        person,
                        items,
                        notices(person),
                        Visitors.mayAnswer(visitor)));
    }

    /** What was said lately; it asks for nothing and goes by itself. */
    private List<Page> notices(String person) {
        Instant since = frames.now().minus(NOTICES_SHOWN);
        return person.isEmpty()
                ? List.of()
                : log.index().notices(person, PAGES_SHOWN).stream()
                        .filter(page -> page.requested().getAt().isAfter(since))
                        .toList();
    }

    private List<InboxView.Item> items(String person) {
        return log.index().inbox(person, PAGES_SHOWN).stream()
                .flatMap(page -> log.index()
                        .find(page.caseId())
                        .filter(state -> state.getState() != CaseStateName.resolved)
                        .map(state -> Stream.of(new InboxView.Item(page, state)))
                        .orElseGet(Stream::empty))
                .toList();
    }
}
