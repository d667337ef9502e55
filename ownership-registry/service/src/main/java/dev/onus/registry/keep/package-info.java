/** What the registry looks after by itself. */
@NullMarked
package dev.onus.registry.keep;

import org.jspecify.annotations.NullMarked;
