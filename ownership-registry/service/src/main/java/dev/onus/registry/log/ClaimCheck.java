package dev.onus.registry.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the Identity records of a proposal claim ids that somebody else has. A record of the same proposal may take
 * over what another of them gives up.
 */
final class ClaimCheck {
    private final Map<String, String> claims;

    /** @param claims id or alias to the name of the Identity that has it */
    ClaimCheck(Map<String, String> claims) {
        this.claims = claims;
    }

    List<Refusal> refusals(List<ProposedChange> changes) {
        Map<RecordKey, ProposedChange> identities = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (ProposedChange change : changes) {
            if (change.key().kind().equals(IdentityClaims.IDENTITY)) {
                identities.put(change.key(), change);
                names.add(change.key().name());
            }
        }
        Map<String, String> claimedHere = new HashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        identities.forEach((key, change) -> {
            for (String claim : IdentityClaims.of(key, change.json())) {
                String here = claimedHere.putIfAbsent(claim, key.name());
                String elsewhere = claims.get(claim);
                if (here != null) {
                    refusals.add(new Refusal.AlreadyClaimed(key, claim, here));
                } else if (elsewhere != null && !names.contains(elsewhere)) {
                    refusals.add(new Refusal.AlreadyClaimed(key, claim, elsewhere));
                }
            }
        });
        return refusals;
    }
}
