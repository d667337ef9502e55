package dev.onus.bench;

import java.util.List;

/** Who has turns beside the openings of the stream, on the same broker. */
interface Beside extends AutoCloseable {
    /** For what is printed of each run. */
    String name();

    Turns turns();

    /** @param openings those of the stream, in turns with these */
    List<Figure> figures(Turns openings);

    @Override
    void close() throws InterruptedException;
}
