/**
 * Records of text formats, read into trees so that whatever works on JSON works on them: CEF, LEEF, syslog;
 * and names made comparable.
 */
@NullMarked
package dev.onus.ingest.decode.text;

import org.jspecify.annotations.NullMarked;
