package dev.onus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.cli.api.OnusApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/** The one person of a new installation, as records: themselves, their mail channel, and the catch-all team. */
record FirstPerson(
        String name,
        String displayName,
        Optional<String> timeZone,
        Optional<String> webhook,
        Optional<String> email,
        Optional<String> smtp,
        Optional<String> from,
        String security) {
    private static final String STARTER_POLICIES = "/starter/policies.yaml";
    private static final int DEFAULT_SMTP_PORT = 587;
    private static final String MAIL_CHANNEL = "email";

    String yaml() {
        StringBuilder stream = new StringBuilder();
        smtp.ifPresent(server -> append(stream, channel(server)));
        append(stream, person());
        append(stream, catchAll());
        return stream.toString();
    }

    private ObjectNode person() {
        ObjectNode document = document("Person", name);
        ObjectNode spec = document.putObject("spec");
        spec.put("displayName", displayName);
        spec.put("timeZone", timeZone.orElseGet(() -> ZoneId.systemDefault().getId()));
        ArrayNode contacts = spec.putArray("contacts");
        webhook.ifPresent(url -> contacts.addObject().put("channel", "webhook").put("url", url));
        email.ifPresent(
                address -> contacts.addObject().put("channel", MAIL_CHANNEL).put("address", address));
        return document;
    }

    /** The console's inbox stays a member: what everybody missed is still to be found there. */
    private ObjectNode catchAll() {
        ObjectNode document = document("Team", "catch-all");
        ObjectNode spec = document.putObject("spec");
        spec.put("displayName", "Catch-all");
        spec.putArray("members").add(name).add("admin");
        return document;
    }

    private ObjectNode channel(String server) {
        int colon = server.lastIndexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        ObjectNode document = document("Channel", MAIL_CHANNEL);
        document.putObject("spec")
                .put("type", "smtp")
                .put("host", host)
                .put("port", colon < 0 ? DEFAULT_SMTP_PORT : Integer.parseInt(server.substring(colon + 1)))
                .put("security", security)
                .put("from", from.orElse("onus@" + host));
        return document;
    }

    private static ObjectNode document(String kind, String name) {
        ObjectNode document =
                OnusApi.JSON.createObjectNode().put("apiVersion", "onus.dev/v1").put("kind", kind);
        document.putObject("metadata").put("name", name);
        return document;
    }

    private static void append(StringBuilder stream, ObjectNode document) {
        stream.append("---\n").append(document).append('\n');
    }

    static String starterPolicies() {
        try (InputStream stream = FirstPerson.class.getResourceAsStream(STARTER_POLICIES)) {
            if (stream == null) {
                throw new IllegalStateException("Expected the resource " + STARTER_POLICIES + ", but it is not there.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the starter policies, but could not.", e);
        }
    }
}
