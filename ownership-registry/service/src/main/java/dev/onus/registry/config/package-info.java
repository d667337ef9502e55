/** What can be set from outside. */
@NullMarked
package dev.onus.registry.config;

import org.jspecify.annotations.NullMarked;
