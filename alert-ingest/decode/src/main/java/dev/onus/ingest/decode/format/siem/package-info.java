/** SIEMs and the protocols that alerting tools speak. */
@NullMarked
package dev.onus.ingest.decode.format.siem;

import org.jspecify.annotations.NullMarked;
