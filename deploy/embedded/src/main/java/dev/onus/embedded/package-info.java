/** A real broker in this process and a real schema registry beside it: for one machine and for tests. */
@NullMarked
package dev.onus.embedded;

import org.jspecify.annotations.NullMarked;
