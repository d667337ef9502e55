package dev.onus.registry.model;

/**
 * Names the owner of every identity that it matches.
 *
 * @param owner a Team
 * @param priority the highest wins; equal ones go by name
 */
public record OwnershipRule(RuleMatch match, String owner, int priority) implements Spec {}
