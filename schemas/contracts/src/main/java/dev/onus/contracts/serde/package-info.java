/** Avro in the Confluent wire format, with our schema as the reader's. */
@NullMarked
package dev.onus.contracts.serde;

import org.jspecify.annotations.NullMarked;
