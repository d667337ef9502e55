package dev.onus.registry.profile;

import dev.onus.registry.cases.CaseLog;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells coverage of people whose every contact has failed; of anybody else the records alone decide. */
@Singleton
final class DeliveredReach implements dev.onus.registry.coverage.Reachability {
    private final Reachability reachability;
    private final CaseLog cases;

    DeliveredReach(Reachability reachability, CaseLog cases) {
        this.reachability = reachability;
        this.cases = cases;
    }

    @Override
    public boolean canReach(String person) {
        List<Reachability.OfContact> used = reachability.contacts(person).stream()
                .filter(one -> !one.contact().unverified())
                .toList();
        return used.isEmpty() || used.stream().anyMatch(Reachability.OfContact::isGood);
    }

    @Override
    public long changes() {
        return cases.index().deliveryTurns();
    }
}
