package dev.onus.registry.log;

/** Why the log refused a proposal. */
public sealed interface Refusal {
    RecordKey key();

    String message();

    /** Somebody else was first; {@code actual} is 0 when the record does not exist. */
    record VersionConflict(RecordKey key, long expected, long actual) implements Refusal {
        @Override
        public String message() {
            if (expected == 0) {
                return "Expected " + key + " not to exist yet, but it is at version " + actual + ".";
            }
            return "Expected version " + expected + " of " + key
                    + (actual == 0 ? ", but it does not exist." : ", but it is at version " + actual + ".");
        }
    }

    /** An identity id or alias belongs to one record only (design: routing key). */
    record AlreadyClaimed(RecordKey key, String identityId, String holder) implements Refusal {
        @Override
        public String message() {
            return "Expected '" + identityId + "' to be claimed by one Identity, but " + holder + " has it already.";
        }
    }

    /** The commit of a proposal in parts came, but not all of its parts stand before it. */
    record PartsMissing(RecordKey key, int expected, int found) implements Refusal {
        @Override
        public String message() {
            return "Expected " + expected + " parts before the commit, but found " + found + ".";
        }
    }

    /** The identity is under review, and the review alone ends it (ESC-6). */
    record UnderReview(RecordKey key, String identityId, String message) implements Refusal {}

    /** Somebody tried to change what belongs to another; it is on record and nothing else ({@link AttemptProposal}). */
    record NotTheirs(RecordKey key, String message) implements Refusal {}
}
