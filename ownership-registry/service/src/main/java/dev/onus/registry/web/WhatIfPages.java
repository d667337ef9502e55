package dev.onus.registry.web;

import dev.onus.registry.apply.ApplyProblem;
import dev.onus.registry.apply.DocumentText;
import dev.onus.registry.http.Caller;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.simulation.WhatIfDesk;
import dev.onus.registry.simulation.WhatIfRun;
import dev.onus.registry.token.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the pages of what-ifs. */
@Singleton
final class WhatIfPages {
    static final String PATH = "/what-if";
    private static final String TAB = "what-if";
    private static final String USUAL_DAYS = "90";
    private static final int REFRESH_SECONDS = 2;
    /** More do not fit a list to choose from; they can be written by name. */
    private static final int MAX_CHOICE = 500;

    private static final String EXAMPLE = """
            apiVersion: onus.dev/v1
            kind: EscalationPolicy
            metadata: {name: everything}
            spec:
              match: {}
              steps:
                - {notify: [owner], acknowledgeWithin: PT15M}
                - {notify: [backup], acknowledgeWithin: PT30M}
              fallback: {notify: ["team:security"]}
            """;

    private final Pages pages;
    private final Frames frames;
    private final WhatIfDesk desk;
    private final RegistryLog log;

    WhatIfPages(Pages pages, Frames frames, WhatIfDesk desk, RegistryLog log) {
        this.pages = pages;
        this.frames = frames;
        this.desk = desk;
        this.log = log;
    }

    /** With the policy of this name; when none is named, with the one of the highest priority, else with an example. */
    HttpResponse<?> beginning(HttpRequest<?> request, Caller visitor, Optional<String> policy) {
        List<String> names = inForce();
        Optional<String> chosen = policy.filter(names::contains)
                .or(() -> policy.isPresent() ? Optional.empty() : names.stream().findFirst());
        Optional<Notice> notice = policy.filter(name -> !names.contains(name))
                .map(name -> new Notice(false, "No such policy", "There is no policy “" + name + "”."));
        String text = chosen.flatMap(this::written)
                .map(document -> DocumentText.of(List.of(document)))
                .orElse(EXAMPLE);
        return asked(request, visitor, chosen.orElse(""), text, USUAL_DAYS, HttpStatus.OK, List.of(), notice);
    }

    /** With the draft that was tried there. */
    HttpResponse<?> again(HttpRequest<?> request, Caller visitor, WhatIfRun run) {
        return asked(
                request,
                visitor,
                "",
                DocumentText.of(run.policies()),
                Long.toString(WhatIfWords.days(run.window())),
                HttpStatus.OK,
                List.of(),
                Optional.empty());
    }

    /** With what the visitor wrote, and what became of it. */
    HttpResponse<?> asked(
            HttpRequest<?> request,
            Caller visitor,
            String chosen,
            String policies,
            String days,
            HttpStatus status,
            List<String> mistakes,
            Optional<Notice> notice) {
        return pages.page(
                status,
                "whatif.jte",
                new WhatIfAskView(
                        frames.of(request, visitor, "What if", TAB, 0),
                        inForce(),
                        chosen,
                        policies,
                        days,
                        WhatIfDesk.LONGEST.toDays(),
                        mayAsk(visitor),
                        mistakes,
                        notice,
                        desk.all()));
    }

    HttpResponse<?> run(HttpRequest<?> request, Caller visitor, WhatIfRun run) {
        Frame frame = frames.of(request, visitor, "What if", TAB, run.isRunning() ? REFRESH_SECONDS : 0);
        return pages.page(HttpStatus.OK, "whatifrun.jte", WhatIfView.of(frame, run, mayAsk(visitor)));
    }

    /** By the same rule as in the API: it changes nothing, so who may look may try. */
    static boolean mayAsk(Caller visitor) {
        return visitor.may(Scope.READ);
    }

    static String sentence(ApplyProblem problem) {
        return "Line " + problem.line() + ": " + problem.message();
    }

    private List<String> inForce() {
        return log.directory().escalationPolicies().stream()
                .sorted(Comparator.comparingInt((Versioned<EscalationPolicy> policy) ->
                                policy.spec().priority())
                        .reversed()
                        .thenComparing(Versioned::name))
                .map(Versioned::name)
                .limit(MAX_CHOICE)
                .toList();
    }

    private Optional<Map<String, Object>> written(String name) {
        return log.read(state -> state.current(new RecordKey(Kind.ESCALATION_POLICY.kindName(), name)))
                .map(RecordVersion::json)
                .flatMap(json -> Optional.ofNullable(RegistrySnapshot.document(json)));
    }
}
