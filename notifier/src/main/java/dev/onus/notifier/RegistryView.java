package dev.onus.notifier;

import dev.onus.registry.model.Directory;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the notifier needs of the registry.
 *
 * @param directory the records as they are now
 * @param caughtUp completes once all records are there that were there at the start
 * @param onChange calls back whenever records changed
 */
public record RegistryView(
        Supplier<Directory> directory, CompletableFuture<Void> caughtUp, Consumer<Runnable> onChange) {}
