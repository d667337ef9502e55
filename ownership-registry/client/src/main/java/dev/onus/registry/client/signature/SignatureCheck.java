package dev.onus.registry.client.signature;

/** What became of the check of a signature; nothing but {@link #GOOD} lets a message in. */
public enum SignatureCheck {
    GOOD("good"),
    MISSING("missing"),
    WRONG("wrong"),
    /** The vendor's time is too far from ours, so it may be a recording. */
    STALE("stale");

    private final String word;

    SignatureCheck(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
