package dev.onus.registry.model;

import java.util.List;

/** Looks for one kind of mistake in all policies together (ESC-11). */
interface LintRule {
    /** In the order of the records; empty when there is nothing to say. */
    List<Finding> check(LintScope scope);
}
