/** Starting: topics, schemas, the log, the first records, the projector, and only then ready. */
@NullMarked
package dev.onus.registry.start;

import org.jspecify.annotations.NullMarked;
