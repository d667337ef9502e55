package dev.onus.registry.model;

import dev.onus.vocabulary.IdentityId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short names for records in tests. Documents go through the reader, so tests say what users write. */
final class Given {
    static final IdentityId KEY = IdentityId.parse("aws:access-key:AKIAIOSFODNN7EXAMPLE");

    private DirectorySnapshot directory = DirectorySnapshot.empty();

    static Given firstRecords() {
        Given given = new Given();
        FirstRecords.documents().forEach((kind, document) -> given.document(kind, nameOf(document), document));
        return given;
    }

    DirectorySnapshot directory() {
        return directory;
    }

    Given with(Kind kind, String name, Map<String, Object> spec) {
        return document(kind, name, Map.of("kind", kind.kindName(), "metadata", Map.of("name", name), "spec", spec));
    }

    Given person(String name) {
        return with(Kind.PERSON, name, Map.of("contacts", List.of(Map.of("channel", "console"))));
    }

    Given people(String... names) {
        Arrays.stream(names).forEach(this::person);
        return this;
    }

    Given team(String name, String... members) {
        return with(Kind.TEAM, name, Map.of("members", List.of(members)));
    }

    Given weekly(String name, String zone, String... people) {
        return with(
                Kind.SCHEDULE,
                name,
                Map.of(
                        "timeZone",
                        zone,
                        "layers",
                        List.of(Map.of(
                                "name",
                                "week",
                                "participants",
                                Arrays.stream(people).map(List::of).toList(),
                                "rotation",
                                Map.of(
                                        "unit",
                                        "week",
                                        "anchor",
                                        "2026-01-05",
                                        "handoff",
                                        Map.of("day", "MON", "time", "09:00"))))));
    }

    /** A policy with these fields beside an empty match. */
    Given policyOf(String name, Map<String, Object> fields) {
        Map<String, Object> spec = new HashMap<>(fields);
        spec.putIfAbsent("match", Map.of());
        return with(Kind.ESCALATION_POLICY, name, spec);
    }

    Given rule(String name, int priority, String owner, Map<String, Object> match) {
        return with(Kind.OWNERSHIP_RULE, name, Map.of("match", match, "owner", owner, "priority", priority));
    }

    Given policy(String name, int priority, Map<String, Object> match) {
        return with(
                Kind.ESCALATION_POLICY,
                name,
                Map.of("match", match, "priority", priority, "steps", List.of(Map.of("notify", List.of("owner")))));
    }

    private Given document(Kind kind, String name, Map<String, Object> document) {
        long version = directory.find(kind, name).map(Versioned::version).orElse(0L) + 1;
        directory = directory.with(kind, name, version, document);
        return this;
    }

    private static String nameOf(Map<String, Object> document) {
        return String.valueOf(((Map<?, ?>) document.getOrDefault("metadata", Map.of())).get("name"));
    }

    static Layer layer(
            String name, RotationUnit unit, int interval, LocalDate anchor, LocalTime time, String... people) {
        return new Layer(
                name,
                Arrays.stream(people).map(List::of).toList(),
                new Rotation(unit, interval, anchor, new Handoff(Optional.empty(), time)));
    }

    static Schedule schedule(String zone, Layer... layers) {
        return new Schedule(ZoneId.of(zone), List.of(layers), List.of());
    }

    static Identity identity() {
        return identity(KEY);
    }

    static Identity identity(IdentityId id) {
        return identity(Map.of("id", id.toString()));
    }

    /** As a user would write it. */
    static Identity identity(Map<String, Object> spec) {
        Reading reading = new RecordReader(UnknownFields.REFUSE)
                .read(Kind.IDENTITY, Map.of("metadata", Map.of("name", "any"), "spec", spec));
        if (reading instanceof Reading.Read read) {
            return (Identity) read.spec();
        }
        throw new AssertionError(reading);
    }

    static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);
}
