package dev.onus.standalone;

/** Hears of each part that has started. */
@FunctionalInterface
public interface Progress {
    void started(String part, String where);
}
