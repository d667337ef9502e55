/** The ownership registry: who answers for a machine identity, kept as code, with every version for ever. */
@NullMarked
package dev.onus.registry;

import org.jspecify.annotations.NullMarked;
