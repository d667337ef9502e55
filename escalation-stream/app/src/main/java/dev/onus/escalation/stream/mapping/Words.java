package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.SeverityLevel;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Verdict;

/** One word of the vocabulary as the enum of the contracts. The compiler finds the word that is missing. */
final class Words {
    private Words() {}

    static SeverityLevel severity(Severity it) {
        return switch (it) {
            case UNKNOWN -> SeverityLevel.unknown;
            case INFORMATIONAL -> SeverityLevel.informational;
            case LOW -> SeverityLevel.low;
            case MEDIUM -> SeverityLevel.medium;
            case HIGH -> SeverityLevel.high;
            case CRITICAL -> SeverityLevel.critical;
        };
    }

    static CredentialStatus credential(CredentialState it) {
        return switch (it) {
            case UNKNOWN -> CredentialStatus.unknown;
            case ACTIVE -> CredentialStatus.active;
            case INACTIVE -> CredentialStatus.inactive;
        };
    }

    static CaseStateName state(CaseStatus it) {
        return switch (it) {
            case OPEN -> CaseStateName.open;
            case ACKNOWLEDGED -> CaseStateName.acknowledged;
            case SNOOZED -> CaseStateName.snoozed;
            case CONTAINED -> CaseStateName.contained;
            case RESOLVED -> CaseStateName.resolved;
        };
    }

    static CriticalityLevel criticality(Criticality it) {
        return switch (it) {
            case UNKNOWN -> CriticalityLevel.unknown;
            case LOW -> CriticalityLevel.low;
            case MEDIUM -> CriticalityLevel.medium;
            case HIGH -> CriticalityLevel.high;
            case CRITICAL -> CriticalityLevel.critical;
        };
    }

    static PageCapacity capacity(PageRole it) {
        return switch (it) {
            case ACCOUNTABLE -> PageCapacity.accountable;
            case INFORMED -> PageCapacity.informed;
        };
    }

    static AnswerVerdict verdict(Verdict it) {
        return switch (it) {
            case APPLIED -> AnswerVerdict.applied;
            case STALE -> AnswerVerdict.stale;
            case ILLEGAL -> AnswerVerdict.illegal;
            case REFUSED -> AnswerVerdict.refused;
            case UNKNOWN -> AnswerVerdict.unknown;
        };
    }
}
