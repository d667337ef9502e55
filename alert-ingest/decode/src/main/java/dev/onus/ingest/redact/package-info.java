/** Takes secrets out of whatever is stored, logged, published or shown (G8). Pure. */
@NullMarked
package dev.onus.ingest.redact;

import org.jspecify.annotations.NullMarked;
