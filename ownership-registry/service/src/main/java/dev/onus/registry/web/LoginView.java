package dev.onus.registry.web;

import java.util.Optional;

/**
 * The log-in.
 *
 * @param code the one-time code of the address; empty where a token is asked for
 */
public record LoginView(Frame frame, Optional<String> code, Optional<Notice> notice) {}
