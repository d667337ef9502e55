/** Everything on one machine: broker, schema registry and all services in the right order, and out again. */
@NullMarked
package dev.onus.standalone;

import org.jspecify.annotations.NullMarked;
