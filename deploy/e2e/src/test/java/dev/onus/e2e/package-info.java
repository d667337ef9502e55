/** Whole-system behaviour, on the real thing: processes, broker, schema registry, HTTP. */
@NullMarked
package dev.onus.e2e;

import org.jspecify.annotations.NullMarked;
