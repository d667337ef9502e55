/**
 * The stages that a page passes: contacts, ledger, freshness, sending, recording.
 */
@NullMarked
package dev.onus.notifier.pipeline;

import org.jspecify.annotations.NullMarked;
