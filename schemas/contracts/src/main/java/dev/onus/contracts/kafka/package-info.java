/** How every module reaches the broker: connection, topics, and following a topic from its start. */
@NullMarked
package dev.onus.contracts.kafka;

import org.jspecify.annotations.NullMarked;
