package dev.onus.registry;

import io.micronaut.runtime.Micronaut;

/** The ownership registry as a process of its own. */
public final class RegistryApplication {
    private RegistryApplication() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments)
                .mainClass(RegistryApplication.class)
                .banner(false)
                .start();
    }
}
