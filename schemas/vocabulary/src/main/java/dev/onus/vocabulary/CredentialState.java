package dev.onus.vocabulary;

/** Whether the credential can still be used, as last observed. Unknown counts as active (OWN-14). */
public enum CredentialState implements Word {
    ACTIVE,
    INACTIVE,
    UNKNOWN
}
