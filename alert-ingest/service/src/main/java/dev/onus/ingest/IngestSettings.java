package dev.onus.ingest;

/**
 * What an operator may choose about intake.
 *
 * @param instanceId tells this process from other alert-ingest processes on the same cluster: two with one id would
 *     fence each other off
 * @param groupId the consumer group of the raw topics
 * @param maxBytesInFlight bodies over HTTP that may be between their arrival and the broker's word at once
 * @param maxRequestsInFlight requests that may be there at once
 */
public record IngestSettings(String instanceId, String groupId, long maxBytesInFlight, int maxRequestsInFlight) {
    /** What is decoded and encoded of a body takes about ten times its size. */
    public static final int USUAL_SHARE_OF_HEAP = 12;

    public static final int USUAL_REQUESTS_IN_FLIGHT = 2_000;

    public IngestSettings {
        if (maxBytesInFlight < 1 || maxRequestsInFlight < 1) {
            throw new IllegalArgumentException("Expected room for one request at least, but got " + maxBytesInFlight
                    + " bytes and " + maxRequestsInFlight + " requests.");
        }
    }
}
