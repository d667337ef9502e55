package dev.onus.notifier;

import io.micronaut.runtime.Micronaut;

/** The notifier as a process of its own. */
public final class NotifierApplication {
    private NotifierApplication() {}

    public static void main(String[] args) {
        Micronaut.run(NotifierApplication.class, args);
    }
}
