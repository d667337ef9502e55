/** One file for each vendor format. */
@NullMarked
package dev.onus.ingest.decode.format;

import org.jspecify.annotations.NullMarked;
