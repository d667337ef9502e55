package dev.onus.escalation.reading;

import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;

/** One word of the contracts as the enum of the vocabulary. The compiler finds the word that is missing. */
final class WordsRead {
    private WordsRead() {}

    static Severity severity(SeverityLevel it) {
        return switch (it) {
            case unknown -> Severity.UNKNOWN;
            case informational -> Severity.INFORMATIONAL;
            case low -> Severity.LOW;
            case medium -> Severity.MEDIUM;
            case high -> Severity.HIGH;
            case critical -> Severity.CRITICAL;
        };
    }

    static AlertStatus status(SourceStatus it) {
        return switch (it) {
            case unknown -> AlertStatus.UNKNOWN;
            case open -> AlertStatus.OPEN;
            case acknowledged -> AlertStatus.ACKNOWLEDGED;
            case resolved -> AlertStatus.RESOLVED;
        };
    }

    static CredentialState credential(CredentialStatus it) {
        return switch (it) {
            case unknown -> CredentialState.UNKNOWN;
            case active -> CredentialState.ACTIVE;
            case inactive -> CredentialState.INACTIVE;
        };
    }
}
