/** Onus's HTTP interface, as the command line and the demo call it. */
@NullMarked
package dev.onus.cli.api;

import org.jspecify.annotations.NullMarked;
