package dev.onus.vocabulary;

/** Where an identity stands in its life (OWN-16). */
public enum Lifecycle implements Word {
    ONBOARDING,
    ACTIVE,
    INACTIVE,
    REVIEW,
    SUSPENDED,
    REVOKED
}
