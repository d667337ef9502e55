package dev.onus.registry.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Rows on disk, in bounded memory. A write is atomic. What the end of the process takes, a write buffer at most, is read
 * again from Kafka, since the offsets lie in the same batch as the rows; an orderly close takes nothing. A read after the
 * close is refused rather than passed to native memory that is gone.
 */
final class IndexStore implements AutoCloseable {
    private static final long CACHE_BYTES = 32L << 20;
    /** What a page of rows must not push out: nearly every record asks for a row that is not there. */
    private static final double SHARE_OF_INDEXES = 0.5;

    /** RocksDB would make 64 of so much memory, each too small for what a large file has to be found by. */
    private static final int CACHE_SHARD_BITS = 2;

    /** Indexes and filters are read in pieces as small as this; whole, each look-up in a large file would read a megabyte. */
    private static final int METADATA_BLOCK_BYTES = 4_096;

    /** So many new files are merged with the rest at once; with the four of RocksDB each row is written twice as often. */
    private static final int FILES_TO_MERGE = 8;

    private static final long WRITE_BUFFER_BYTES = 16L << 20;
    private static final int OPEN_FILES = 256;
    private static final int LOG_FILES = 2;
    private static final double BLOOM_BITS_PER_KEY = 10;

    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private final LRUCache cache = new LRUCache(CACHE_BYTES, CACHE_SHARD_BITS, false, SHARE_OF_INDEXES);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS_PER_KEY);
    private final Options options = new Options();
    /** The log of Kafka is the log of this store too. */
    private final WriteOptions writeOptions = new WriteOptions().setDisableWAL(true);

    private final RocksDB rocks;
    private boolean closed;

    private IndexStore(Path directory) throws RocksDBException {
        options.setCreateIfMissing(true)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxOpenFiles(OPEN_FILES)
                .setLevel0FileNumCompactionTrigger(FILES_TO_MERGE)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setKeepLogFileNum(LOG_FILES)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(bloom)
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setMetadataBlockSize(METADATA_BLOCK_BYTES)
                        .setPinTopLevelIndexAndFilter(true)
                        .setCacheIndexAndFilterBlocks(true)
                        .setCacheIndexAndFilterBlocksWithHighPriority(true)
                        .setPinL0FilterAndIndexBlocksInCache(true));
        rocks = RocksDB.open(options, directory.toString());
    }

    static IndexStore open(Path directory) {
        RocksDB.loadLibrary();
        try {
            Files.createDirectories(directory);
            return new IndexStore(directory);
        } catch (IOException noDirectory) {
            throw new UncheckedIOException("Expected to create " + directory + ", but could not.", noDirectory);
        } catch (RocksDBException failed) {
            throw new IllegalStateException(
                    "Expected to open the case index in " + directory
                            + ", but could not; it can be deleted, it is built again from the log.",
                    failed);
        }
    }

    byte @Nullable [] get(byte[] key) {
        return guarded(() -> rocks.get(key));
    }

    /** Writes all that is put into the batch, or nothing. */
    void write(Filling filling) {
        guarded(() -> {
            try (WriteBatch batch = new WriteBatch()) {
                filling.fill(batch);
                rocks.write(writeOptions, batch);
            }
            return true;
        });
    }

    /** Shows the rows of [from, end) in order, until the visitor has seen enough. */
    void scan(byte[] from, byte[] end, Visitor visitor) {
        within(from, end, rows -> {
            rows.seekToFirst();
            while (rows.isValid() && visitor.wantsMore(rows.key(), rows.value())) {
                rows.next();
            }
        });
    }

    /** The same from the end. */
    void scanBack(byte[] from, byte[] end, Visitor visitor) {
        within(from, end, rows -> {
            rows.seekToLast();
            while (rows.isValid() && visitor.wantsMore(rows.key(), rows.value())) {
                rows.prev();
            }
        });
    }

    private void within(byte[] from, byte[] end, Walk walk) {
        guarded(() -> {
            try (Slice first = new Slice(from);
                    Slice bound = new Slice(end);
                    ReadOptions read =
                            new ReadOptions().setIterateLowerBound(first).setIterateUpperBound(bound);
                    RocksIterator rows = rocks.newIterator(read)) {
                walk.over(rows);
                rows.status();
                return true;
            }
        });
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                rocks.close();
                writeOptions.close();
                options.close();
                bloom.close();
                cache.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }

    private <T extends @Nullable Object> T guarded(Access<T> access) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("Expected the case index to be open, but it is shut down.");
            }
            return access.run();
        } catch (RocksDBException failed) {
            throw new IllegalStateException("Expected the case index to take or give rows, but it failed.", failed);
        } finally {
            life.readLock().unlock();
        }
    }

    /** Looks at one row; false ends the scan. */
    interface Visitor {
        boolean wantsMore(byte[] key, byte[] value);
    }

    interface Filling {
        void fill(WriteBatch batch) throws RocksDBException;
    }

    private interface Walk {
        void over(RocksIterator rows) throws RocksDBException;
    }

    private interface Access<T extends @Nullable Object> {
        T run() throws RocksDBException;
    }
}
