/** Alert intake: whatever a detector sends becomes clean alerts, receipts and kept dead letters. */
@NullMarked
package dev.onus.ingest;

import org.jspecify.annotations.NullMarked;
