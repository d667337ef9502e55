/** How messages from outside are known to be their senders': the sums that vendors sign with, and how they are compared. */
@NullMarked
package dev.onus.registry.client.signature;

import org.jspecify.annotations.NullMarked;
