/** Cases that turn out to be about one identity under several names: one pages, the others follow it (OWN-7). */
@NullMarked
package dev.onus.registry.link;

import org.jspecify.annotations.NullMarked;
