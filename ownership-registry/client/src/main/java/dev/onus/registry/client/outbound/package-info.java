/** Where connections of ours may lead, asked at the connected socket; for every service that connects to what records name. */
@NullMarked
package dev.onus.registry.client.outbound;

import org.jspecify.annotations.NullMarked;
