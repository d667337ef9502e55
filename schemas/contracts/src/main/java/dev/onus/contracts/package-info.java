/** What the modules say to each other: the topics, and the Avro records that are generated beside them. */
@NullMarked
package dev.onus.contracts;

import org.jspecify.annotations.NullMarked;
