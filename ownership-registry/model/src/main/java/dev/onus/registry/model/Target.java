package dev.onus.registry.model;

import java.util.Optional;

/** Whom a policy wants told, before anybody looks up who that is right now (ESC-1). */
public sealed interface Target {
    /** As written in configuration, for example {@code owner} or {@code team:secops}. */
    String text();

    /** The team that is accountable. */
    record Owner() implements Target {
        @Override
        public String text() {
            return "owner";
        }
    }

    /** The team that stands in for the owner. */
    record Backup() implements Target {
        @Override
        public String text() {
            return "backup";
        }
    }

    /** The team that answers for what several parties share. */
    record Steward() implements Target {
        @Override
        public String text() {
            return "steward";
        }
    }

    /** The manager of the owner's team. */
    record Manager() implements Target {
        @Override
        public String text() {
            return "manager";
        }
    }

    /** The person who owns the service that the identity works for. */
    record ServiceOwner() implements Target {
        @Override
        public String text() {
            return "service-owner";
        }
    }

    /** Whoever the team {@value TargetResolver#INCIDENT_COMMANDER} has on call. */
    record IncidentCommander() implements Target {
        @Override
        public String text() {
            return TargetResolver.INCIDENT_COMMANDER;
        }
    }

    /** A team by its name. */
    record TeamTarget(String name) implements Target {
        @Override
        public String text() {
            return "team:" + name;
        }
    }

    /** A person by name. */
    record PersonTarget(String name) implements Target {
        @Override
        public String text() {
            return "person:" + name;
        }
    }

    /** A schedule by its name. */
    record ScheduleTarget(String name) implements Target {
        @Override
        public String text() {
            return "schedule:" + name;
        }
    }

    /** A role: the team of that name fills it. */
    record RoleTarget(String name) implements Target {
        @Override
        public String text() {
            return "role:" + name;
        }
    }

    /** Empty when the text is no target. */
    static Optional<Target> find(String text) {
        return TargetWords.find(text);
    }

    /** @throws IllegalArgumentException naming what would have been understood */
    static Target parse(String text) {
        return find(text)
                .orElseThrow(() ->
                        new IllegalArgumentException("Expected " + TargetWords.EXPECTED + ", but got '" + text + "'."));
    }
}
