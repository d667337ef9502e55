package dev.onus.escalation.stream.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one budget of write buffers for all stores of the process. Streams would give each store of each task
 * its own 50 MB cache and 48 MB of buffers.
 */
public final class SharedRocksMemory implements RocksDBConfigSetter {
    static final long TOTAL_BYTES = 64L * 1024 * 1024;
    static final long WRITE_BUFFER_BYTES = 24L * 1024 * 1024;
    static final long BYTES_PER_WRITE_BUFFER = 4L * 1024 * 1024;

    /** Six of the seven look-ups of a new finding find nothing, and need indexes and filters only. */
    private static final double SHARE_OF_INDEXES = 0.5;

    /** RocksDB would make 64 of so much memory, each too small for what a large file has to be found by. */
    private static final int CACHE_SHARD_BITS = 2;

    /** Indexes and filters are read in pieces as small as this, and what is not asked for is not kept. */
    private static final int METADATA_BLOCK_BYTES = 4_096;

    private static final class Shared {
        static final Cache CACHE;
        static final WriteBufferManager BUFFERS;

        static {
            RocksDB.loadLibrary();
            CACHE = new LRUCache(TOTAL_BYTES, CACHE_SHARD_BITS, false, SHARE_OF_INDEXES);
            BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setMetadataBlockSize(METADATA_BLOCK_BYTES);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(Shared.BUFFERS);
        options.setWriteBufferSize(BYTES_PER_WRITE_BUFFER);
    }

    /** What is shared outlives every store. */
    @Override
    public void close(String storeName, Options options) {}
}
