package dev.onus.ingest.decode;

import dev.onus.vocabulary.Word;

/** How an alert names an identity, the strongest first. */
public enum CandidateRole implements Word {
    /** The source says whom it is about. */
    NAMED,
    /** It acted. */
    ACTOR,
    /** Its credential leaked or was used. */
    CREDENTIAL,
    /** It stands in the evidence. */
    PRINCIPAL,
    /** It was acted upon. */
    RESOURCE,
    /** The finding itself stands for an identity that the source does not name. */
    FINDING,
    /** Its name stands in free text. */
    MENTION,
    /** A person: shown beside the alert, and never the identity that a case is about. */
    HUMAN
}
