/** A reference executor: what a platform team runs beside Onus to carry out effects, take them back, and answer (ESC-3). */
@NullMarked
package dev.onus.executor;

import org.jspecify.annotations.NullMarked;
