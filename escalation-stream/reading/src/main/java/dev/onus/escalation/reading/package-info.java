/** What lies in the topics, as the case machine knows it. */
@NullMarked
package dev.onus.escalation.reading;

import org.jspecify.annotations.NullMarked;
