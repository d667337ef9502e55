package dev.onus.cli;

import dev.onus.cli.api.OnusApi;
import java.util.Optional;

/** The query of a request; what was not given is left out. */
final class Query {
    private final StringBuilder text = new StringBuilder();

    Query with(String name, Optional<String> value) {
        value.ifPresent(given -> with(name, given));
        return this;
    }

    Query with(String name, String value) {
        text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(OnusApi.encoded(value));
        return this;
    }

    /** With its question mark; empty when there is nothing to ask for. */
    @Override
    public String toString() {
        return text.toString();
    }
}
