/** Where code is kept and searched for secrets. */
@NullMarked
package dev.onus.ingest.decode.format.code;

import org.jspecify.annotations.NullMarked;
