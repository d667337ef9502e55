/** How text looks on a terminal: colours only where somebody sees them, aligned tables. */
@NullMarked
package dev.onus.cli.terminal;

import org.jspecify.annotations.NullMarked;
