/** Trying an alert before there is one: who would be told when, and why, by the same pure code that runs (ESC-10). */
@NullMarked
package dev.onus.registry.simulation;

import org.jspecify.annotations.NullMarked;
