/** What cases have asked of platform teams, and the teams' answers (ESC-3). */
@NullMarked
package dev.onus.registry.effect;

import org.jspecify.annotations.NullMarked;
