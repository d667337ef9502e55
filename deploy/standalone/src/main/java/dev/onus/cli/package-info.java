/** The command line: one class a verb; everything it does goes over the HTTP interface. */
@NullMarked
package dev.onus.cli;

import org.jspecify.annotations.NullMarked;
