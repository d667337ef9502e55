/**
 * A change of a rule, system, team, schedule, person or policy reaches the open cases that it touches at once, not only
 * at their next step.
 */
@NullMarked
package dev.onus.registry.reevaluation;

import org.jspecify.annotations.NullMarked;
