package dev.onus.registry.model;

/**
 * What is wrong with a document, or worth knowing about it.
 *
 * @param path where, for example {@code spec.steps[0].acknowledgeWithin}
 * @param message what was expected and what came, as a sentence
 */
public record Problem(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
