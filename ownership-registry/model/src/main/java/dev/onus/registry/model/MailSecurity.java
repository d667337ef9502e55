package dev.onus.registry.model;

import dev.onus.vocabulary.Word;

/** How the connection to a mail server is protected. */
public enum MailSecurity implements Word {
    NONE,
    STARTTLS,
    TLS
}
