/** What the registry looks at as time passes, when the stream says that it is time: coverage and shifts that begin. */
@NullMarked
package dev.onus.registry.watch;

import org.jspecify.annotations.NullMarked;
