package dev.onus.escalation;

import dev.onus.vocabulary.Criticality;

/**
 * The cases that follow a storm, as it was told of them last.
 *
 * @param count how many
 * @param criticality the highest of their identities, which the decision about the issuer is as critical as
 */
public record Children(int count, Criticality criticality) {}
