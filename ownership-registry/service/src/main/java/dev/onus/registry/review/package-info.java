/** Reviews that keep an identity off until somebody with the right approves them (ESC-6). */
@NullMarked
package dev.onus.registry.review;

import org.jspecify.annotations.NullMarked;
