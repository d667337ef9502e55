/** Whether somebody can be reached for every identity in the days to come, kept up with the records (OWN-6). */
@NullMarked
package dev.onus.registry.coverage;

import org.jspecify.annotations.NullMarked;
