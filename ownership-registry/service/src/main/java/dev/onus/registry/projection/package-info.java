/** The elected projector that turns the log into the topics that everybody reads. */
@NullMarked
package dev.onus.registry.projection;

import org.jspecify.annotations.NullMarked;
