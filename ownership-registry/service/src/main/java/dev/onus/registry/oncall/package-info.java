/**
 * Who is on call: asked over HTTP or as a calendar, and changed by overrides, by calendars that are read in, and by
 * offers that somebody accepts.
 */
@NullMarked
package dev.onus.registry.oncall;

import org.jspecify.annotations.NullMarked;
