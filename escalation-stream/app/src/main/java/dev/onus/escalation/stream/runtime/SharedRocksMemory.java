package dev.onus.escalation.stream.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
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
    /** The property of Kafka Streams that says how much there is in all; an Integer. The first store decides. */
    static final String MEBIBYTES = "onus.rocksdb.mebibytes";

    private static final long MEBIBYTE = 1_048_576;

    /** Three eighths of the memory are for what is not written to files yet. */
    private static final int BUFFERS_OF_EIGHT = 3;

    /**
     * As many stores fill their buffers side by side: four of each of eight tasks. With larger ones the budget is spent
     * by stores that are written seldom, and the busiest is written to a file each time it has a few rows.
     */
    private static final int BUFFERS_AT_ONCE = 32;

    /** Most look-ups of a new finding find nothing, and need filters only. */
    private static final double SHARE_OF_INDEXES = 0.5;

    /** RocksDB would make 64 of so much memory, each too small for what a large file has to be found by. */
    private static final int CACHE_SHARD_BITS = 2;

    /** Indexes are read in pieces as small as this, and what is not asked for is not kept. */
    private static final int INDEX_BLOCK_BYTES = 4_096;

    /** So many files of a store are merged at once; with the four of RocksDB each row is written once more often. */
    private static final int FILES_TO_MERGE = 8;

    /** What all stores share; it outlives every one of them. */
    private record Shared(Cache cache, WriteBufferManager buffers, long bytesPerBuffer) {
        private static @Nullable Shared made;

        static synchronized Shared of(int mebibytes) {
            if (made == null) {
                RocksDB.loadLibrary();
                long total = mebibytes * MEBIBYTE;
                long buffers = total * BUFFERS_OF_EIGHT / 8;
                Cache cache = new LRUCache(total, CACHE_SHARD_BITS, false, SHARE_OF_INDEXES);
                made = new Shared(cache, new WriteBufferManager(buffers, cache), buffers / BUFFERS_AT_ONCE);
            }
            return made;
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Object mebibytes = configs.getOrDefault(MEBIBYTES, StreamSettings.DEFAULT_ROCKSDB_MIB);
        Shared shared = Shared.of(((Number) mebibytes).intValue());
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        // Filters stay whole: looking into one is a step less, and those of a million cases take some 10 MB.
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setMetadataBlockSize(INDEX_BLOCK_BYTES);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.buffers());
        options.setWriteBufferSize(shared.bytesPerBuffer());
        options.setLevel0FileNumCompactionTrigger(FILES_TO_MERGE);
    }

    @Override
    public void close(String storeName, Options options) {}
}
