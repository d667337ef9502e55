/** Configuration as code: YAML with positions, checks, and the one way in which records change. */
@NullMarked
package dev.onus.registry.apply;

import org.jspecify.annotations.NullMarked;
