/** What AWS sends. */
@NullMarked
package dev.onus.ingest.decode.format.aws;

import org.jspecify.annotations.NullMarked;
