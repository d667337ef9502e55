/** Raw values as Confluent's serializers write them: behind a schema's id, in Avro or JSON. */
@NullMarked
package dev.onus.ingest.wire;

import org.jspecify.annotations.NullMarked;
