/** Intake from raw Kafka topics, in transactions. */
@NullMarked
package dev.onus.ingest.kafka;

import org.jspecify.annotations.NullMarked;
