package dev.onus.registry.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A stretch of time in which somebody else is on call. Two people who swap shifts are two of them.
 *
 * @param from local to the schedule's zone, included
 * @param to local to the schedule's zone, not included
 * @param effect what becomes of those who would be on call
 * @param with who is put on call
 */
public record ScheduleOverride(
        LocalDateTime from, LocalDateTime to, Effect effect, String with, Optional<String> reason) {

    /** What an override does to those who would be on call. */
    public sealed interface Effect {
        /** Takes this person's place, and only while that person is on call. */
        record Replace(String person) implements Effect {}

        /** Takes over from everybody, and fills a gap. */
        record ReplaceAll() implements Effect {}

        /** Joins whoever is on call, and fills a gap. */
        record Add() implements Effect {}
    }

    public ScheduleOverride {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Expected an override to end after it begins.");
        }
    }

    /** In this person's place. */
    public static ScheduleOverride replacing(String person, LocalDateTime from, LocalDateTime to, String with) {
        return new ScheduleOverride(from, to, new Effect.Replace(person), with, Optional.empty());
    }

    /** In everybody's place. */
    public static ScheduleOverride replacingAll(LocalDateTime from, LocalDateTime to, String with) {
        return new ScheduleOverride(from, to, new Effect.ReplaceAll(), with, Optional.empty());
    }

    /** Beside whoever is on call. */
    public static ScheduleOverride adding(LocalDateTime from, LocalDateTime to, String person) {
        return new ScheduleOverride(from, to, new Effect.Add(), person, Optional.empty());
    }

    /** Whose place is taken; empty where it is nobody's or everybody's. */
    public Optional<String> replace() {
        return effect instanceof Effect.Replace replaced ? Optional.of(replaced.person()) : Optional.empty();
    }
}
