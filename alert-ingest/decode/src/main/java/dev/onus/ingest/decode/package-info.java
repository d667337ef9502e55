/** From bytes to alerts. Pure: no Kafka, no HTTP, no Avro, no clock. */
@NullMarked
package dev.onus.ingest.decode;

import org.jspecify.annotations.NullMarked;
