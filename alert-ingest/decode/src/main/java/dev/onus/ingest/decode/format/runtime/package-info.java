/** What watches workloads while they run: hosts, containers, clusters, vaults and decoys. */
@NullMarked
package dev.onus.ingest.decode.format.runtime;

import org.jspecify.annotations.NullMarked;
