package dev.onus.registry.model;

/**
 * What a check found in one record.
 *
 * @param weight whether the change is refused for it
 * @param problem path within the record's document, and a sentence
 */
public record Finding(RecordKey record, Weight weight, Problem problem) {
    /** What a finding does to the change. */
    public enum Weight {
        /** The whole apply is refused. */
        PROBLEM,
        /** The apply goes through and says this. */
        WARNING
    }

    static Finding problem(RecordKey record, String path, String message) {
        return new Finding(record, Weight.PROBLEM, new Problem(path, message));
    }

    static Finding warning(RecordKey record, String path, String message) {
        return new Finding(record, Weight.WARNING, new Problem(path, message));
    }

    public boolean isProblem() {
        return weight == Weight.PROBLEM;
    }

    @Override
    public String toString() {
        return record + " " + problem;
    }
}
