package dev.onus.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onus.registry.apply.ApplyResult;
import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.token.TokenRequest;
import dev.onus.registry.token.Tokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens: made with their secret shown once, listed without their hash, revoked for good. */
@Controller("/v1/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
    private final RegistryLog log;
    private final Tokens tokens;
    private final ApplyService apply;
    private final Positions positions;

    TokenController(RegistryLog log, Tokens tokens, ApplyService apply, Positions positions) {
        this.log = log;
        this.tokens = tokens;
        this.apply = apply;
        this.positions = positions;
    }

    /** What is asked for. */
    record Wanted(
            @Nullable String name,
            @Nullable String person,
            @Nullable String service,
            @Nullable List<String> scopes,
            @Nullable String expiresAt) {}

    /** What is shown of a token; {@code token}, with the secret, only when it was just made. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Shown(
            String name,
            @Nullable String token,
            Optional<String> person,
            Optional<String> service,
            List<String> scopes,
            Optional<Instant> expiresAt,
            boolean revoked) {}

    @Post
    HttpResponse<Shown> make(HttpRequest<?> request, Caller caller, @Body Wanted wanted) {
        positions.await(request);
        if (wanted.name() == null) {
            throw ProblemException.misunderstood("name", "Expected a name for the token, but it is missing.");
        }
        TokenRequest asked = new TokenRequest(
                wanted.name(),
                Optional.ofNullable(wanted.person()),
                Optional.ofNullable(wanted.service()),
                Objects.requireNonNullElse(wanted.scopes(), List.of()),
                Optional.ofNullable(wanted.expiresAt()).map(text -> AskedTime.of("expiresAt", text)));
        Tokens.MadeToken made = tokens.make(asked, caller.actor());
        Shown shown = new Shown(
                asked.name(), made.text(), asked.person(), asked.service(), asked.scopes(), asked.expiresAt(), false);
        return positions.stamp(HttpResponse.created(shown, URI.create("/v1/tokens/" + asked.name())));
    }

    @Get
    HttpResponse<Listing<Shown>> list(
            HttpRequest<?> request, @Nullable @QueryValue String cursor, @Nullable @QueryValue Integer limit) {
        positions.await(request);
        int most = Listing.limit(limit);
        List<RecordVersion> found =
                log.read(state -> state.list(Kind.TOKEN.kindName(), Listing.after(cursor), most + 1));
        boolean more = found.size() > most;
        List<Shown> items = found.stream()
                .limit(most)
                .flatMap(version -> log.directory().token(version.key().name()).stream())
                .map(TokenController::shown)
                .toList();
        String next = more ? Listing.cursor(found.get(most - 1).key().name()) : null;
        return positions.stamp(HttpResponse.ok(new Listing<>(items, next)));
    }

    @Get("/{name}")
    HttpResponse<Shown> get(HttpRequest<?> request, String name) {
        positions.await(request);
        Versioned<Token> token = log.directory().token(name).orElseThrow(() -> missing(name));
        return positions.stamp(HttpResponse.ok(shown(token)));
    }

    /** Revokes: the record stays, so that the trail can say whose token that was. */
    @Delete("/{name}")
    HttpResponse<ApplyResult> revoke(HttpRequest<?> request, Caller caller, String name) {
        positions.await(request);
        RecordKey key = new RecordKey(Kind.TOKEN.kindName(), name);
        RecordVersion current = log.read(state -> state.current(key)).orElseThrow(() -> missing(name));
        ApplyResult result =
                apply.putOwn(Kind.TOKEN, name, Tokens.revoked(current), Preconditions.of(request, caller, false));
        return positions.stamp(HttpResponse.ok(result));
    }

    private static Shown shown(Versioned<Token> token) {
        Token spec = token.spec();
        return new Shown(
                token.name(),
                null,
                spec.person(),
                spec.service(),
                spec.scopes().stream().sorted().toList(),
                spec.expiresAt(),
                spec.revoked());
    }

    private static ProblemException missing(String name) {
        return ProblemException.notFound("Expected a token called '" + name + "', but there is none.");
    }
}
