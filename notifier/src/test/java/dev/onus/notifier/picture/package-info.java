/** Draws what people see of a page in each channel, for the documentation. */
@NullMarked
package dev.onus.notifier.picture;

import org.jspecify.annotations.NullMarked;
