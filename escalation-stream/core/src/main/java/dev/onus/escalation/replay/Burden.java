package dev.onus.escalation.replay;

import java.util.Collections;
import java.util.List;

/**
 * What one person had to bear.
 *
 * @param accountable pages that asked for something
 * @param informed pages that only told something
 * @param atNight how many of both came at night, in the person's zone
 * @param nights how many nights had at least one
 * @param byHour pages by hour of the day in the person's zone, from midnight
 */
public record Burden(long accountable, long informed, long atNight, int nights, List<Long> byHour) {
    static final Burden NONE = new Burden(0, 0, 0, 0, Collections.nCopies(24, 0L));

    public Burden {
        byHour = List.copyOf(byHour);
    }

    public long pages() {
        return accountable + informed;
    }
}
