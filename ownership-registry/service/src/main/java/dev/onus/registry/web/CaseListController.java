package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.registry.cases.CaseFilter;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseOrder;
import dev.onus.registry.cases.CaseQuery;
import dev.onus.registry.cases.Part;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first page: open cases, the most urgent first, live without scripts. */
@Controller("/")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CaseListController {
    private static final String ALL = "all";
    private static final int REFRESH_SECONDS = 10;
    private static final int ROWS = 50;
    private static final List<CaseStateName> TABS = List.of(
            CaseStateName.open,
            CaseStateName.acknowledged,
            CaseStateName.snoozed,
            CaseStateName.contained,
            CaseStateName.resolved);

    private final Pages pages;
    private final Frames frames;
    private final CaseLog log;

    CaseListController(Pages pages, Frames frames, CaseLog log) {
        this.pages = pages;
        this.frames = frames;
        this.log = log;
    }

    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String owner,
            @QueryValue @Nullable String identity,
            @QueryValue @Nullable String severity,
            @QueryValue @Nullable String cursor) {
        Caller visitor = Visitors.required(request);
        String tab = state == null || state.isBlank() ? CaseStateName.open.name() : state;
        Map<String, String> filters = filters(tab, owner, identity, severity);
        try {
            CaseFilter filter = CaseQuery.filter(tab.equals(ALL) ? null : tab, owner, identity, severity);
            Part<CaseState> cases =
                    CaseQuery.part(cursor, from -> log.index().list(filter, CaseOrder.URGENCY, from, ROWS));
            // A later part of the list would jump away under the reader.
            int refresh = cursor == null ? REFRESH_SECONDS : 0;
            return pages.page(
                    HttpStatus.OK,
                    "cases.jte",
                    new CaseListView(
                            frames.of(request, visitor, "Cases", "cases", refresh),
                            tabs(tab),
                            filters,
                            cases.items(),
                            cases.next()));
        } catch (ProblemException misunderstood) {
            return pages.seeOther("/");
        }
    }

    private List<CaseListView.Tab> tabs(String current) {
        List<CaseListView.Tab> tabs = new ArrayList<>();
        long all = 0;
        for (CaseStateName state : TABS) {
            long count = log.index().count(state);
            all += count;
            // States that people seldom use show when there is something in them.
            boolean always = state != CaseStateName.snoozed && state != CaseStateName.contained;
            if (always || count > 0 || state.name().equals(current)) {
                tabs.add(new CaseListView.Tab(
                        state.name(),
                        Words.capital(state.name()),
                        count,
                        state.name().equals(current)));
            }
        }
        tabs.add(new CaseListView.Tab(ALL, "All", all, ALL.equals(current)));
        return tabs;
    }

    private static Map<String, String> filters(
            String state, @Nullable String owner, @Nullable String identity, @Nullable String severity) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", state);
        put(filters, "owner", owner);
        put(filters, "identity", identity);
        put(filters, "severity", severity);
        return filters;
    }

    private static void put(Map<String, String> filters, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            filters.put(name, value.strip());
        }
    }
}
