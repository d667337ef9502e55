/** What Google Cloud sends. */
@NullMarked
package dev.onus.ingest.decode.format.google;

import org.jspecify.annotations.NullMarked;
