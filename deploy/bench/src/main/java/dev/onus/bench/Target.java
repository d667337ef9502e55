package dev.onus.bench;

/**
 * Whoever takes alerts on loopback.
 *
 * @param token empty where none is asked for
 */
record Target(int port, String token) {}
