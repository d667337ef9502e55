package dev.onus.registry.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/** The stylesheet and the mark. Their addresses move with their content, so browsers may keep them for ever. */
@Controller("/assets")
@Produces(MediaType.ALL)
public final class Assets {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final byte[] CSS = load("onus.css");
    private static final byte[] MARK = load("mark.svg");

    static final String STYLESHEET = "/assets/onus.css?v=" + fingerprint(CSS);

    private static final Map<String, Asset> ALL =
            Map.of("onus.css", new Asset("text/css;charset=utf-8", CSS), "mark.svg", new Asset("image/svg+xml", MARK));

    private record Asset(String type, byte[] bytes) {}

    @Get("/{name}")
    HttpResponse<?> asset(@PathVariable String name) {
        Asset asset = ALL.get(name);
        return asset == null
                ? HttpResponse.status(HttpStatus.NOT_FOUND)
                : HttpResponse.ok(asset.bytes())
                        .header(HttpHeaders.CONTENT_TYPE, asset.type())
                        .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                        .header("X-Content-Type-Options", "nosniff");
    }

    private static byte[] load(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Expected /console/" + name + " on the class path, but it is not.");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String fingerprint(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
