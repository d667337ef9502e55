/**
 * What people hear, told in sentences: an organisation, an alert, time that moves, and exactly these messages. The stream's
 * topology, the notifier and the vendors' protocols are the real ones; only the clock is the test's.
 */
@NullMarked
package dev.onus.e2e.behaviour;

import org.jspecify.annotations.NullMarked;
