/** What Microsoft sends: Graph, Sentinel, Defender, Entra. */
@NullMarked
package dev.onus.ingest.decode.format.microsoft;

import org.jspecify.annotations.NullMarked;
