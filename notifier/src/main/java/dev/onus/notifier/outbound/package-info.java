/**
 * Where the notifier may connect to (design decision 18), and the one small HTTP client that obeys.
 */
@NullMarked
package dev.onus.notifier.outbound;

import org.jspecify.annotations.NullMarked;
