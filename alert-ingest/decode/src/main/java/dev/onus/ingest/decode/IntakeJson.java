package dev.onus.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How strangers' JSON is read: bounded in every direction, and kind to raw control characters in strings. */
public final class IntakeJson {
    public static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
    public static final int MAX_NESTING = 64;
    static final int MAX_NUMBER_DIGITS = 400;
    static final int MAX_NAME_CHARACTERS = 10_000;
    static final long MAX_TOKENS = 2_000_000;

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // Names that strangers choose are not to stay in the process for ever.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    // A request has a virtual thread of its own; what a thread keeps for itself would be made for each.
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxNumberLength(MAX_NUMBER_DIGITS)
                            .maxNameLength(MAX_NAME_CHARACTERS)
                            .maxStringLength(MAX_BODY_BYTES)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private IntakeJson() {}
}
