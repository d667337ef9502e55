package dev.onus.escalation;

import dev.onus.vocabulary.CaseKind;

/**
 * Something else that has to be answered for because of a decision: a case of its own under the same routing key,
 * opened in the same transaction unless one with its fold key is open.
 *
 * @param alert stands for what nobody reported; its ids follow from the case that asks, so a replay opens the same
 */
public record NewTask(CaseKind kind, Alert alert, Links links) {}
