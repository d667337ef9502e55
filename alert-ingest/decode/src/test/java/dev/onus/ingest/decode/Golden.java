package dev.onus.ingest.decode;

import dev.onus.ingest.redact.Redactor;
import dev.onus.ingest.source.ItemJson;
import dev.onus.ingest.source.SourceTrial;
import java.util.List;

/** What the decoder makes of a message, as text that people can read and compare: redacted, without what is empty. */
final class Golden {
    private static final ItemJson JSON = new ItemJson(new Redactor(Examples.DIGEST), "delivery-1");

    private Golden() {}

    static String of(List<Item> items) {
        return SourceTrial.text(JSON.of(items));
    }
}
