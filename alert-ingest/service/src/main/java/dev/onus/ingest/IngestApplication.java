package dev.onus.ingest;

import io.micronaut.runtime.Micronaut;

/** alert-ingest as a process of its own. */
public final class IngestApplication {
    private IngestApplication() {}

    public static void main(String[] arguments) {
        Micronaut.run(IngestApplication.class, arguments);
    }
}
