/** Measurements, each beside its reference in the same run on the same machine. */
@NullMarked
package dev.onus.bench;

import org.jspecify.annotations.NullMarked;
