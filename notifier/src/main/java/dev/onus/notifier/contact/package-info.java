/**
 * The contacts of a person, in the order in which they are tried.
 */
@NullMarked
package dev.onus.notifier.contact;

import org.jspecify.annotations.NullMarked;
