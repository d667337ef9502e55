package dev.onus.registry.log;

import dev.onus.vocabulary.Word;

/** What became of a proposed document. */
public enum ChangeKind implements Word {
    CREATED,
    CHANGED,
    /** The record already said exactly this, so it has no new version. */
    UNCHANGED,
    DELETED
}
