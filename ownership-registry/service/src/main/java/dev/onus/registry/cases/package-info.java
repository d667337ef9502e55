/**
 * The read model of all cases: a rebuildable index over the case-event log, which every replica keeps for itself
 * (design decision 9), and the paths that show it.
 */
@NullMarked
package dev.onus.registry.cases;

import org.jspecify.annotations.NullMarked;
