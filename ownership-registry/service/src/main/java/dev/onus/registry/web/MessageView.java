package dev.onus.registry.web;

/** A page that says one thing. */
public record MessageView(Frame frame, String heading, String text) {}
