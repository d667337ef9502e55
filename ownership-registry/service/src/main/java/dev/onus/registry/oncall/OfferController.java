package dev.onus.registry.oncall;

import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.http.AskedTime;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.ProblemDocument;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.model.Span;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers a shift of the caller's to somebody else. */
@Controller("/v1/schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OfferController {
    private static final int LONGEST_REASON = 1_000;

    private final ShiftOffers offers;
    private final InstantSource clock = InstantSource.system();

    OfferController(ShiftOffers offers) {
        this.offers = offers;
    }

    /** A stretch of time as it is written. */
    record Stretch(@Nullable String from, @Nullable String to) {}

    /** @param within how long the taker may think, ISO 8601 */
    record Wanted(
            @Nullable String from,
            @Nullable String to,
            @Nullable String taker,
            @Nullable Stretch inReturn,
            @Nullable String reason,
            @Nullable String within) {}

    @Post("/{name}/offers")
    HttpResponse<?> offer(Caller caller, @PathVariable String name, @Body Wanted wanted) {
        String giver = caller.person()
                .orElseThrow(
                        () -> ProblemException.forbidden("Expected a person's token: a service is never on call."));
        if (wanted.taker() == null || wanted.taker().isBlank()) {
            throw ProblemException.misunderstood("taker", "Expected taker, the name of the person who is to have it.");
        }
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (reason.length() > LONGEST_REASON) {
            throw ProblemException.misunderstood(
                    "reason", "Expected a reason of at most " + LONGEST_REASON + " characters.");
        }
        Optional<Span> inReturn =
                Optional.ofNullable(wanted.inReturn()).map(stretch -> span("inReturn.", stretch.from(), stretch.to()));
        ShiftOffer offer = new ShiftOffer(
                name, giver, wanted.taker().strip(), span("", wanted.from(), wanted.to()), inReturn, reason);
        try {
            return answer(offers.make(offer, within(wanted.within()), clock.instant()));
        } catch (ResponseLogUnavailableException notNow) {
            throw ProblemException.unavailable(String.valueOf(notNow.getMessage()));
        }
    }

    private static MutableHttpResponse<?> answer(ShiftOffers.Made made) {
        return switch (made) {
            case ShiftOffers.Made.Opened opened ->
                HttpResponse.status(opened.shown() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                        .header("Location", "/v1/cases/" + opened.caseId())
                        .body(Map.of("caseId", opened.caseId(), "state", "offered"));
            case ShiftOffers.Made.OfferedAlready already ->
                throw new ProblemException(
                        ProblemDocument.of(409, "offered-already", "The shift is offered already", already.detail())
                                .withCurrent(Map.of("caseId", already.caseId())));
            case ShiftOffers.Made.Refused refused ->
                throw ProblemException.of(422, "not-to-be-offered", "The shift cannot be offered", refused.detail());
        };
    }

    private static Span span(String prefix, @Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            throw ProblemException.misunderstood(
                    prefix + (from == null ? "from" : "to"), "Expected " + prefix + "from and " + prefix + "to.");
        }
        try {
            return new Span(AskedTime.of(prefix + "from", from), AskedTime.of(prefix + "to", to));
        } catch (IllegalArgumentException turned) {
            throw ProblemException.misunderstood(prefix + "to", "Expected " + prefix + "to after " + prefix + "from.");
        }
    }

    private static Duration within(@Nullable String text) {
        return text == null ? ShiftOffers.USUAL_WITHIN : AskedTime.duration("within", text);
    }
}
