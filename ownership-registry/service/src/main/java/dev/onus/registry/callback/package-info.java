/**
 * What channels' vendors say back: buttons, text messages, telephone keys, what became of a message, the state of a
 * ticket. Every signature is checked on the raw body before anything is read from it.
 */
@NullMarked
package dev.onus.registry.callback;

import org.jspecify.annotations.NullMarked;
