package dev.onus.registry.web;

import java.util.Optional;

/**
 * The log-in.
 *
 * @param code the one-time code of the address; empty where a token is asked for
 * @param to where it leads
 */
public record LoginView(Frame frame, Optional<String> code, String to, Optional<Notice> notice) {}
