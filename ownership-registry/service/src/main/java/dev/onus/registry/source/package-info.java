/** Where alerts come from: when each source was heard, whether it is silent, and what became of what it sent (SYS-7, SYS-8). */
@NullMarked
package dev.onus.registry.source;

import org.jspecify.annotations.NullMarked;
