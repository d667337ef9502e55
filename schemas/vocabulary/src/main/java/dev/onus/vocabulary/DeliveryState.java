package dev.onus.vocabulary;

/** How far a message got at one destination. An answer is an event of the case and never one of these. */
public enum DeliveryState implements Word {
    /** It will be sent, but not yet. */
    PENDING,
    /** An attempt was begun. */
    SENDING,
    /** The channel took it over. */
    ACCEPTED,
    /** The channel says that it arrived at the person's device. */
    DELIVERED,
    /** The channel says that the person has seen it. */
    READ,
    /** It will not arrive. */
    FAILED,
    /** It was taken back before it was sent, or its receiver was told. */
    WITHDRAWN,
    /** It travels with others in one message, because the destination had too many. */
    BUNDLED,
    /** It is not sent there, and the reason says why; it does not count as delivered. */
    SUPPRESSED,
    /** The connection broke after sending: the receiver may have it or not. */
    UNKNOWN
}
