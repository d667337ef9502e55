/** The schema registry: one seam, and a client of Confluent's REST API behind it. */
@NullMarked
package dev.onus.contracts.registry;

import org.jspecify.annotations.NullMarked;
