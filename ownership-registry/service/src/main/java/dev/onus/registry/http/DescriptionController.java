package dev.onus.registry.http;

import dev.onus.registry.model.Kind;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** What machines read about this API: the JSON Schema of each kind, for editors, and the OpenAPI document. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DescriptionController {
    private static final String SCHEMA = "application/schema+json";
    private static final String OPENAPI = "application/yaml";

    @Get("/schemas/{kind}.json")
    HttpResponse<byte[]> schema(String kind) {
        Kind known = Kind.find(kind)
                .filter(found -> found != Kind.TOKEN)
                .orElseThrow(() -> ProblemException.notFound("Expected a kind, but got '" + kind + "'."));
        String file = known.kindName().toLowerCase(Locale.ROOT) + ".json";
        return HttpResponse.ok(read("/schemas/" + file)).contentType(new MediaType(SCHEMA));
    }

    @Get("/openapi.yml")
    HttpResponse<byte[]> openapi() {
        return HttpResponse.ok(read("/openapi.yml")).contentType(new MediaType(OPENAPI));
    }

    private static byte[] read(String resource) {
        try (InputStream in = DescriptionController.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Expected the resource " + resource + " in this program.");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Expected to read " + resource + ".", unreadable);
        }
    }
}
