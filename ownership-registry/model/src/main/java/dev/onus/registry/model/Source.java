package dev.onus.registry.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where alerts come from.
 *
 * @param format the vendor's format, or {@link #DETECT}
 * @param kafkaTopic a topic that ingest reads for this source
 * @param secretRef checks what the scheme signs
 * @param silentAfter a source that says nothing for so long opens a case (SYS-8)
 * @param mapping a JSONata expression for a product that nobody knows yet
 */
public record Source(
        String format,
        Optional<String> kafkaTopic,
        VerifyScheme verify,
        Optional<SecretRef> secretRef,
        Optional<Duration> silentAfter,
        Optional<String> mapping)
        implements Spec {
    /** The format is found from each message. */
    public static final String DETECT = "auto";

    /** Every word under which ingest decodes a format; a new decoder adds its own here. */
    public static final List<String> FORMATS = List.of(
            DETECT,
            "onus",
            "aws-guardduty",
            "guardduty",
            "github-secret-scanning",
            "github",
            "pagerduty-v2",
            "pagerduty",
            "pagerduty-events-v2");
}
