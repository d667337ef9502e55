package dev.onus.registry.recorded;

/** How far a replay has come; one thread writes, others read and may stop it. */
public final class ReplayProgress {
    private volatile long read;
    private volatile long total;
    private volatile boolean stopped;

    /** Records that were read. */
    public long read() {
        return read;
    }

    /** Records that there are to read, as far as is known: markers of transactions count, so it is never reached exactly. */
    public long total() {
        return total;
    }

    /** It ends soon, without a result. */
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    void expect(long records) {
        total = records;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void readOne() {
        read++;
    }
}
