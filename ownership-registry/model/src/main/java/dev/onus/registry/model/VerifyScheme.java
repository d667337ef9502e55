package dev.onus.registry.model;

import dev.onus.vocabulary.Word;

/** How a source's messages are known to be its own. */
public enum VerifyScheme implements Word {
    NONE,
    TOKEN,
    HMAC_GITHUB,
    HMAC_SLACK,
    HMAC_PAGERDUTY,
    HMAC_GITGUARDIAN,
    STANDARD_WEBHOOKS,
    HMAC,
    /** A client certificate, checked by the server itself. */
    MTLS
}
