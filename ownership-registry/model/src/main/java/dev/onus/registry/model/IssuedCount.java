package dev.onus.registry.model;

/**
 * How many identities an issuer has issued, as it is told: 1, 2, 5, 10, 20, 50 and so on. Each change of it writes the
 * issuer's row anew, so a thousand that are registered one by one write it ten times. The borders of
 * {@link BlastRadiusBand} are among the steps, so no band is missed.
 */
public final class IssuedCount {
    private IssuedCount() {}

    /** The last step that is reached. */
    public static int atLeast(int count) {
        long reached = 0;
        for (long unit = 1; unit <= count; unit *= 10) {
            reached = 5 * unit <= count ? 5 * unit : 2 * unit <= count ? 2 * unit : unit;
        }
        return (int) reached;
    }
}
