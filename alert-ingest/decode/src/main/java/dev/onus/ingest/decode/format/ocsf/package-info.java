/** The Open Cybersecurity Schema Framework, in which many products write. */
@NullMarked
package dev.onus.ingest.decode.format.ocsf;

import org.jspecify.annotations.NullMarked;
