/**
 * Several requests to one vendor's REST interface, within the time of one message.
 */
@NullMarked
package dev.onus.notifier.channel.rest;

import org.jspecify.annotations.NullMarked;
