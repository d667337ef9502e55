package dev.onus.escalation.stream;

import io.micronaut.runtime.Micronaut;

/** The escalation stream as a process of its own. */
public final class StreamApplication {
    private StreamApplication() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(StreamApplication.class)
                .banner(false)
                .start();
    }
}
