package dev.onus.registry.effect;

import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerIntake;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CasePositions;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.cases.CaseQuery;
import dev.onus.registry.cases.EffectIndex;
import dev.onus.registry.cases.EffectRow;
import dev.onus.registry.cases.Part;
import dev.onus.registry.cases.Shape;
import dev.onus.registry.http.Caller;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What cases ask of platform teams: to look up, and to answer with what became of it (interface contract, HTTP). */
@Controller("/v1/effects")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EffectController {
    private final EffectIndex effects;
    private final CasePositions positions;
    private final AnswerIntake answers;

    EffectController(CaseLog log, CasePositions positions, AnswerIntake answers) {
        this.effects = log.index().effects();
        this.positions = positions;
        this.answers = answers;
    }

    /** @param case_ only those of this case */
    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue @Nullable String state,
            @QueryValue("case") @Nullable String case_,
            @QueryValue @Nullable String cursor,
            @QueryValue @Nullable Integer limit) {
        positions.honour(request);
        Part<EffectRow> found = CaseQuery.part(
                cursor,
                from -> effects.list(
                        CaseQuery.effectState(state), CaseQuery.text(case_), from, CaseQuery.limit(limit)));
        return HttpResponse.ok(Shape.of()
                .with("items", found.items().stream().map(EffectRow::json).toList())
                .with("next", found.next().orElse(null))
                .json());
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        positions.honour(request);
        return effects.find(id)
                .<HttpResponse<?>>map(effect -> HttpResponse.ok(effect.json()))
                .orElseGet(() -> noSuchEffect(id));
    }

    /** The verdict is the case's, as with every other answer; the case as it then is comes with it. */
    @Post("/{id}/outcome")
    @Consumes(MediaType.ALL)
    HttpResponse<?> outcome(
            HttpRequest<?> request, Caller caller, @PathVariable String id, @Body @Nullable String body) {
        Optional<EffectRow> effect = effects.find(id);
        return effect.isEmpty()
                ? noSuchEffect(id)
                : answers.take(
                        request,
                        new AnswerIntake.To(
                                effect.get().caseId(), AnswerAction.EFFECT_OUTCOME, caller, Map.of("effect", id)),
                        body);
    }

    private static HttpResponse<?> noSuchEffect(String id) {
        return CaseProblem.of(
                HttpStatus.NOT_FOUND,
                "Expected an effect that a case has asked for, but there is none with the id '" + id + "'.");
    }
}
