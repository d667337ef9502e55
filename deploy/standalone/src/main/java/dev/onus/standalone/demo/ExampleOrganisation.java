package dev.onus.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Meridian Cards, an invented company: its people, teams, systems, machine identities and policies. */
final class ExampleOrganisation {
    static final Set<String> PAYMENTS = Set.of("ana", "bo");
    static final Set<String> PLATFORM = Set.of("kim", "raj");
    static final Set<String> SECURITY_OPERATIONS = Set.of("sol", "noa");
    static final Set<String> IDENTITY_GOVERNANCE = Set.of("ines");

    private static final String FOLDER = "/examples/organisation/";
    private static final List<String> FILES = List.of(
            "10-people.yaml",
            "20-teams.yaml",
            "30-schedules.yaml",
            "40-systems.yaml",
            "50-identities.yaml",
            "60-rules.yaml",
            "70-policies.yaml",
            "80-sources.yaml");

    private ExampleOrganisation() {}

    /** One stream to apply, with everybody's contact at the inbox and all windows shortened. */
    static String yaml(URI inbox, double speed) {
        StringBuilder stream = new StringBuilder();
        for (String file : FILES) {
            stream.append("---\n# file: ").append(file).append('\n').append(read(FOLDER + file));
        }
        return Windows.shortened(stream.toString().replace("${inbox}", inbox.toString()), speed);
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
