/**
 * What is tried when for one message to one person. Pure: the time is an argument.
 */
@NullMarked
package dev.onus.notifier.course;

import org.jspecify.annotations.NullMarked;
