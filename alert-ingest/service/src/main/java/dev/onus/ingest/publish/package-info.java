/** From decoded items to durable records: alerts, receipts and dead letters. */
@NullMarked
package dev.onus.ingest.publish;

import org.jspecify.annotations.NullMarked;
