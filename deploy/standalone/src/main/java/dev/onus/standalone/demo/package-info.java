/** The demo: an example organisation, example alerts, a local inbox, and scenarios that say what they expect. */
@NullMarked
package dev.onus.standalone.demo;

import org.jspecify.annotations.NullMarked;
