package dev.onus.vocabulary;

/** What an alert says happened to a machine identity (OWN-1); {@code OTHER} when the source does not say. */
public enum AlertClass implements Word {
    LEAKED_CREDENTIAL,
    COMPROMISED_WORKLOAD,
    SUSPICIOUS_OAUTH_APP,
    ROTATION_FAILED,
    CREDENTIAL_EXPIRING,
    INACTIVE_PARTNER,
    OVER_PRIVILEGED,
    POLICY_VIOLATION,
    OTHER
}
