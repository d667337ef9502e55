package dev.onus.escalation;

import dev.onus.vocabulary.OwnerSource;
import java.util.List;
import java.util.Optional;

/**
 * Who answers for the case and under which policy.
 *
 * @param owner the accountable team
 * @param policy the policy's name; its version is pinned while somebody has acknowledged (design: who and which policy)
 * @param changeWindows windows that were open when the policy was chosen (ESC-14)
 */
public record Standing(
        String owner,
        Optional<String> steward,
        Optional<String> backup,
        Optional<String> serviceOwner,
        OwnerSource ownerSource,
        int confidencePercent,
        String ownerReason,
        String policy,
        long policyVersion,
        String policyReason,
        List<String> changeWindows) {

    public Standing {
        changeWindows = List.copyOf(changeWindows);
    }

    boolean samePolicyAs(Standing other) {
        return policy.equals(other.policy) && policyVersion == other.policyVersion;
    }

    Standing withPolicyOf(Standing other) {
        return new Standing(
                owner,
                steward,
                backup,
                serviceOwner,
                ownerSource,
                confidencePercent,
                ownerReason,
                other.policy,
                other.policyVersion,
                other.policyReason,
                other.changeWindows);
    }
}
