/** Intake over HTTP. */
@NullMarked
package dev.onus.ingest.http;

import org.jspecify.annotations.NullMarked;
