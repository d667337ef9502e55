package dev.onus.ingest.decode;

/**
 * An identity that an alert may be about.
 *
 * @param id {@code <provider>:<type>:<native id>}, or what the sender wrote instead
 * @param confidencePercent how sure the format is; what was only mentioned in text stays under 50
 */
public record Candidate(String id, CandidateRole role, int confidencePercent) {
    public Candidate {
        if (id.isBlank()) {
            throw new IllegalArgumentException("Expected an identity, but it is empty.");
        }
        if (confidencePercent < 0 || confidencePercent > 100) {
            throw new IllegalArgumentException("Expected a confidence of 0 to 100, but got " + confidencePercent + ".");
        }
    }
}
