/** API tokens: records of the registry whose secret is shown once. */
@NullMarked
package dev.onus.registry.token;

import org.jspecify.annotations.NullMarked;
