package dev.onus.vocabulary;

/** Why a case was closed (OWN-10). Nothing closes by ageing out. */
public enum ResolveOutcome implements Word {
    CONTAINED,
    FALSE_POSITIVE,
    CONDITION_ENDED,
    RISK_ACCEPTED
}
