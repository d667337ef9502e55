package dev.onus.ingest.http;

import dev.onus.ingest.decode.IntakeJson;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The bytes of a request, unpacked and within the limit. */
record Body(byte[] bytes) {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /** What can go wrong before anybody looks inside. */
    enum Fault {
        TOO_LARGE,
        NOT_GZIP
    }

    /** Either a body or a fault. */
    record Read(Optional<Body> body, Optional<Fault> fault) {}

    /**
     * A server in front may have unpacked it already and left the header, and a sender of a file may have forgotten it:
     * the first two bytes decide, which no text of any format begins with.
     */
    static Read of(HttpRequest<?> request, byte[] raw) {
        if (raw.length > IntakeJson.MAX_BODY_BYTES) {
            return fault(Fault.TOO_LARGE);
        }
        if (raw.length == 0 && wasPacked(request)) {
            return fault(Fault.NOT_GZIP);
        }
        boolean packed = raw.length > 2 && (raw[0] & 0xff) == GZIP_FIRST && (raw[1] & 0xff) == GZIP_SECOND;
        return packed ? unpacked(raw) : new Read(Optional.of(new Body(raw)), Optional.empty());
    }

    /**
     * The server unpacks a body before we see it and then calls it chunked; of one that breaks off at once nothing is
     * left, which must not pass for a message without content.
     */
    private static boolean wasPacked(HttpRequest<?> request) {
        return request.getHeaders().contains(HttpHeaders.CONTENT_ENCODING)
                || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Read unpacked(byte[] raw) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            byte[] bytes = stream.readNBytes(IntakeJson.MAX_BODY_BYTES + 1);
            return bytes.length > IntakeJson.MAX_BODY_BYTES
                    ? fault(Fault.TOO_LARGE)
                    : new Read(Optional.of(new Body(bytes)), Optional.empty());
        } catch (IOException e) {
            return fault(Fault.NOT_GZIP);
        }
    }

    private static Read fault(Fault fault) {
        return new Read(Optional.empty(), Optional.of(fault));
    }
}
