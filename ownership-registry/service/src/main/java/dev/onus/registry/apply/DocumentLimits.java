package dev.onus.registry.apply;

/** How much one stream may ask of the service, however it is written. */
public final class DocumentLimits {
    /** A whole organisation fits; memory stays bounded. */
    public static final int MAX_STREAM_BYTES = 10 * 1024 * 1024;

    /** One document has to fit into one log entry. */
    static final int MAX_DOCUMENT_BYTES = 512 * 1024;

    /** No kind nests deeper than about ten; a deeper document is a mistake or an attack. */
    static final int MAX_DEPTH = 50;

    /** Values after aliases are followed, so that nine short lines cannot become a billion values. */
    static final int MAX_VALUES = 2_000_000;

    /** More problems than this are not shown: nobody reads them. */
    static final int MAX_PROBLEMS = 100;

    private int values;

    /** Whether another value is still within the limit. */
    boolean another() {
        values++;
        return values <= MAX_VALUES;
    }
}
