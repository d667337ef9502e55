/** What became of each event that a source sent (SYS-7). */
@NullMarked
package dev.onus.registry.receipt;

import org.jspecify.annotations.NullMarked;
