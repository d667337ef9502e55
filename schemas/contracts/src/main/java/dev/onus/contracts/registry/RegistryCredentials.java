package dev.onus.contracts.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who we are to the schema registry. */
public sealed interface RegistryCredentials {
    /** The value of the Authorization header; empty if there is none. */
    Optional<String> authorization();

    record Anonymous() implements RegistryCredentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    /** HTTP Basic (RFC 7617). */
    record Basic(String username, String password) implements RegistryCredentials {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    /** A bearer token (RFC 6750). */
    record Bearer(String token) implements RegistryCredentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer";
        }
    }
}
