package dev.onus.contracts.serde;

/** Confluent's wire format: a zero byte, the schema id in four bytes, most significant first, then Avro binary. */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private WireFormat() {}
}
