/** What lies in the topics, played again: the recorded inputs of the stream in the order of their times (ESC-10). */
@NullMarked
package dev.onus.registry.recorded;

import org.jspecify.annotations.NullMarked;
