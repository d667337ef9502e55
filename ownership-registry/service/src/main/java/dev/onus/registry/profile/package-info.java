/**
 * How people are reached, as they arrange it themselves: their contacts, each shown to be theirs by a code, in which
 * order and when they are used, and whether anything reaches them at all.
 */
@NullMarked
package dev.onus.registry.profile;

import org.jspecify.annotations.NullMarked;
