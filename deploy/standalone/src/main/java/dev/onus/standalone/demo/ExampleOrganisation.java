package dev.onus.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Meridian Cards, an invented company: its people, teams, systems, machine identities and policies. */
final class ExampleOrganisation {
    static final Set<String> PAYMENTS = Set.of("ana", "bo");
    static final Set<String> PLATFORM = Set.of("kim", "raj");
    static final Set<String> SECURITY_OPERATIONS = Set.of("sol", "noa");
    static final Set<String> IDENTITY_GOVERNANCE = Set.of("ines");
    static final Set<String> VENDOR_RISK = Set.of("vera");
    /** Whoever of the catch-all has an inbox here; the administrator reads the console. */
    static final Set<String> CATCH_ALL = Set.of("noa");

    static final Set<String> MANAGERS = Set.of("maren");

    private static final String FOLDER = "/examples/organisation/";
    private static final List<String> FILES = List.of(
            "10-people.yaml",
            "20-teams.yaml",
            "30-schedules.yaml",
            "40-systems.yaml",
            "50-identities.yaml",
            "60-rules.yaml",
            "70-policies.yaml",
            "75-change-windows.yaml",
            "80-sources.yaml");

    private ExampleOrganisation() {}

    /** One stream to apply, with everybody's contact at the inbox and all windows shortened. */
    static String yaml(URI inbox, double speed) {
        StringBuilder stream = new StringBuilder();
        for (String file : FILES) {
            stream.append("---\n# file: ").append(file).append('\n').append(read(FOLDER + file));
        }
        String addressed = stream.toString().replace("${inbox}", inbox.toString());
        return Windows.shortened(Moments.filled(addressed, Instant.now()), speed);
    }

    static String read(String resource) {
        try (InputStream stream = ExampleOrganisation.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("Expected the resource " + resource + ", but it is not there.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + resource + ", but could not.", e);
        }
    }
}
