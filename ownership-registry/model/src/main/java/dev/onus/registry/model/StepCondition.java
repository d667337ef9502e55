package dev.onus.registry.model;

import dev.onus.vocabulary.Word;

/** What has to be still missing for a step to fire (ESC-13). */
public enum StepCondition implements Word {
    NOT_ACKNOWLEDGED,
    NOT_DECIDED,
    NOT_CONTAINED,
    NOT_RESOLVED,
    NOT_RENEWED,
    NOT_REVOKED
}
