package dev.onus.registry.callback;

/** What became of the check of a signature; nothing but {@link #GOOD} lets a callback in. */
enum SignatureCheck {
    GOOD("good"),
    MISSING("missing"),
    WRONG("wrong"),
    /** The vendor's time is too far from ours, so it may be a recording. */
    STALE("stale");

    private final String word;

    SignatureCheck(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
