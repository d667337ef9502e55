package dev.onus.registry.model;

import dev.onus.vocabulary.Word;

/** What a rotation counts turns in. */
public enum RotationUnit implements Word {
    DAY,
    WEEK
}
