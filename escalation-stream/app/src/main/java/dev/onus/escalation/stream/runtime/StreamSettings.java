package dev.onus.escalation.stream.runtime;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator may choose about the stream, under {@code onus.stream}.
 *
 * @param dataDirectory where state is kept between starts; losing it costs time, not cases
 * @param applicationId names the group, the changelogs and the transactions; never changed on a living installation
 * @param instanceId which member of the group this process is; empty: one is made up and kept in the data directory
 * @param replication of the changelogs; -1 leaves it to the broker
 * @param rocksdbMib memory of all RocksDB stores together, in MiB, 16 to 65,536
 * @param properties further properties of Kafka Streams; they win over ours
 */
public record StreamSettings(
        Path dataDirectory,
        String applicationId,
        Optional<String> instanceId,
        int threads,
        int standbys,
        int replication,
        int rocksdbMib,
        Map<String, String> properties) {
    public static final String DEFAULT_APPLICATION_ID = "onus-escalation";
    public static final int DEFAULT_THREADS = 2;
    public static final int MAX_THREADS = 64;
    public static final int MAX_STANDBYS = 4;
    public static final int BROKER_DECIDES = -1;
    public static final int DEFAULT_ROCKSDB_MIB = 256;
    public static final int MIN_ROCKSDB_MIB = 16;
    public static final int MAX_ROCKSDB_MIB = 65_536;

    public StreamSettings {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("Expected 1 to " + MAX_THREADS + " threads, but got " + threads + ".");
        }
        if (standbys < 0 || standbys > MAX_STANDBYS) {
            throw new IllegalArgumentException(
                    "Expected 0 to " + MAX_STANDBYS + " standbys, but got " + standbys + ".");
        }
        if (rocksdbMib < MIN_ROCKSDB_MIB || rocksdbMib > MAX_ROCKSDB_MIB) {
            throw new IllegalArgumentException("Expected " + MIN_ROCKSDB_MIB + " to " + MAX_ROCKSDB_MIB
                    + " MiB for RocksDB, but got " + rocksdbMib + ".");
        }
        properties = Map.copyOf(properties);
    }

    public static StreamSettings in(Path dataDirectory) {
        return new StreamSettings(
                dataDirectory,
                DEFAULT_APPLICATION_ID,
                Optional.empty(),
                DEFAULT_THREADS,
                0,
                BROKER_DECIDES,
                DEFAULT_ROCKSDB_MIB,
                Map.of());
    }
}
