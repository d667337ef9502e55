package dev.onus.registry.callback;

import dev.onus.registry.answer.ResponseLogUnavailableException;
import dev.onus.registry.config.PublicUrl;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.Versioned;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where vendors call back, one address for each Channel record. Bodies are never logged. */
@Controller("/callbacks")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CallbackController {
    /** No vendor sends a tenth of it. */
    static final int MOST_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackController.class);

    private final RegistryLog log;
    private final PublicUrl publicUrl;
    private final List<VendorCallback> vendors;
    private final InstantSource clock = InstantSource.system();

    CallbackController(RegistryLog log, PublicUrl publicUrl, List<VendorCallback> vendors) {
        this.log = log;
        this.publicUrl = publicUrl;
        this.vendors = List.copyOf(vendors);
    }

    @Post("/{channel}")
    HttpResponse<?> ofChannel(HttpRequest<?> request, @PathVariable String channel, @Body byte @Nullable [] body) {
        return take(request, channel, Optional.empty(), body);
    }

    /** @param token of the page that it is about */
    @Post("/{channel}/{token}")
    HttpResponse<?> ofPage(
            HttpRequest<?> request,
            @PathVariable String channel,
            @PathVariable String token,
            @Body byte @Nullable [] body) {
        return take(request, channel, Optional.of(token), body);
    }

    private HttpResponse<?> take(HttpRequest<?> request, String name, Optional<String> token, byte @Nullable [] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        if (bytes.length > MOST_BYTES) {
            throw ProblemException.tooLarge("Expected at most " + MOST_BYTES + " bytes, but got " + bytes.length + ".");
        }
        Channel channel = log.directory()
                .channel(name)
                .map(Versioned::spec)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected a Channel called '" + name + "', but there is none."));
        VendorCallback vendor = vendors.stream()
                .filter(one -> one.takes(channel.type()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("Expected a channel that is called back, but Channel "
                        + name + " is of type " + channel.type().word() + "."));
        Callback call = new Callback(
                name,
                channel,
                token,
                publicUrl.with(path(request.getUri())),
                header -> Optional.ofNullable(request.getHeaders().get(header)),
                bytes,
                clock.instant());
        return answer(vendor, call);
    }

    private static HttpResponse<?> answer(VendorCallback vendor, Callback call) {
        Instant started = call.now();
        try {
            CallbackReply reply = vendor.take(call);
            LOG.info(
                    "callback=taken channel={} type={}",
                    call.name(),
                    call.channel().type().word());
            return switch (reply) {
                case CallbackReply.Nothing nothing -> HttpResponse.noContent();
                case CallbackReply.Json json ->
                    HttpResponse.ok(json.members()).contentType(MediaType.APPLICATION_JSON_TYPE);
                case CallbackReply.Xml xml ->
                    HttpResponse.ok(xml.text()).contentType(MediaType.TEXT_XML + ";charset=utf-8");
            };
        } catch (ProblemException refused) {
            LOG.info(
                    "callback=refused channel={} at={} reason=\"{}\"",
                    call.name(),
                    started,
                    refused.problem().detail());
            throw refused;
        } catch (ResponseLogUnavailableException notNow) {
            throw ProblemException.unavailable(String.valueOf(notNow.getMessage()));
        }
    }

    private static String path(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
