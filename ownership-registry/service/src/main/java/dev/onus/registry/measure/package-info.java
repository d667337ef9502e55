/** How long it takes until cases are answered, contained and closed, and for how long credentials stay usable (OWN-9). */
@NullMarked
package dev.onus.registry.measure;

import org.jspecify.annotations.NullMarked;
