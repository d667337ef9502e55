/** Onus's own JSON. */
@NullMarked
package dev.onus.ingest.decode.format.own;

import org.jspecify.annotations.NullMarked;
