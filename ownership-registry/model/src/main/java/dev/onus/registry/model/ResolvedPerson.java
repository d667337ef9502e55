package dev.onus.registry.model;

/** Somebody to page, and why, as a sentence for the timeline (G6). */
public record ResolvedPerson(String person, String reason) {}
