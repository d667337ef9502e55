/** Says that the engine keeps up, so that somebody outside is alarmed when that word does not come (SYS-8). */
@NullMarked
package dev.onus.escalation.stream.watchdog;

import org.jspecify.annotations.NullMarked;
