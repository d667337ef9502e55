/** The HTTP side that everything in the registry shares: who is calling, problems, positions. */
@NullMarked
package dev.onus.registry.http;

import org.jspecify.annotations.NullMarked;
