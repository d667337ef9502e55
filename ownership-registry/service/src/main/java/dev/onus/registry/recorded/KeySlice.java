package dev.onus.registry.recorded;

/**
 * Some of the routing keys of a partition, so that what they need in memory is bounded; keys know nothing of each other,
 * but for what a source says without naming an identity, which each slice hears.
 *
 * @param number from 0
 */
record KeySlice(int number, int of) {
    /** Measured: an alert with two answers leaves 7 KB in the memory of both worlds; the rest is room to spare. */
    static final int BYTES_OF_INPUT = 4 * 1024;

    /** A replay takes no more of the memory than that. */
    private static final int SHARE_OF_MEMORY = 4;

    KeySlice {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("Expected a slice from 0 to " + (of - 1) + ", but got " + number + ".");
        }
    }

    /** In how many slices a partition has to be read. */
    static int count(long inputs, long maxMemory) {
        long atOnce = Math.max(1, maxMemory / SHARE_OF_MEMORY / BYTES_OF_INPUT);
        return Math.toIntExact(1 + Math.max(0, inputs - 1) / atOnce);
    }

    boolean includes(String key) {
        // Neighbours in the log of a partition differ in few characters, so the low bits of the hash alone are no lot.
        int hash = key.hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ (hash >>> 16), of) == number;
    }
}
