package dev.onus.registry.recorded;

/** How far a replay has come; one thread writes, others read and may stop it. */
public final class ReplayProgress {
    private volatile long read;
    private volatile long total;
    private volatile boolean stopped;

    /** Offsets that were passed; it comes to the total, unless it is stopped. */
    public long read() {
        return read;
    }

    /** Offsets that there are to pass, those of markers of transactions included; 0 while it is not known. */
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

    void expect(long offsets) {
        total = offsets;
    }

    void readUpTo(long offsets) {
        read = offsets;
    }
}
