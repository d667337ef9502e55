/** The registry as a state machine over one log, and the projector that turns the log into topics. */
@NullMarked
package dev.onus.registry.log;

import org.jspecify.annotations.NullMarked;
