/** How a source's messages over HTTP are known to be its own, on the bytes as they arrived and before anybody parses them. */
@NullMarked
package dev.onus.ingest.verify;

import org.jspecify.annotations.NullMarked;
