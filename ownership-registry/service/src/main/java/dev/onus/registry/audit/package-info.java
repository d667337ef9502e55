/** Who changed what, as entries of the audit trail. */
@NullMarked
package dev.onus.registry.audit;

import org.jspecify.annotations.NullMarked;
