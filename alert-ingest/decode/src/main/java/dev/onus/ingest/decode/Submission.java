package dev.onus.ingest.decode;

import java.util.Map;

/**
 * A message as it arrived.
 *
 * @param source the configured source's name
 * @param options how the source's record says that its messages are read
 * @param headers lower-case names; those of HTTP and of Kafka alike
 * @param delivery names this delivery unless an envelope in the body does
 * @param firstIndex the index of its first item; not 0 only when one item of a message is replayed
 */
public record Submission(
        byte[] body,
        String source,
        SourceOptions options,
        Map<String, String> headers,
        String delivery,
        int firstIndex) {
    public static final String DETECT = "auto";

    public Submission {
        headers = Map.copyOf(headers);
    }

    public Submission(byte[] body, String source, String format, Map<String, String> headers, String delivery) {
        this(body, source, SourceOptions.of(format), headers, delivery, 0);
    }

    /** A format's name, or {@link #DETECT}. */
    public String format() {
        return options.format();
    }

    public Submission withBody(byte[] other) {
        return new Submission(other, source, options, headers, delivery, firstIndex);
    }

    @Override
    public String toString() {
        return "Submission[" + source + ", " + options.format() + ", " + body.length + " bytes]";
    }
}
