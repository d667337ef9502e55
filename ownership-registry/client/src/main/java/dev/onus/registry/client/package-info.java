/** How services read the registry: its topics followed into a directory, and what travels on them. */
@NullMarked
package dev.onus.registry.client;

import org.jspecify.annotations.NullMarked;
