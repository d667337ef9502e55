/** From a Source as it was written to how its messages are read, and what is wrong with it. Pure. */
@NullMarked
package dev.onus.ingest.source;

import org.jspecify.annotations.NullMarked;
