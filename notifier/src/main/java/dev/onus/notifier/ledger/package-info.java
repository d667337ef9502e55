/**
 * What was tried and what came of it, in {@code onus.pages}, so that a restart repeats nothing it need not.
 */
@NullMarked
package dev.onus.notifier.ledger;

import org.jspecify.annotations.NullMarked;
