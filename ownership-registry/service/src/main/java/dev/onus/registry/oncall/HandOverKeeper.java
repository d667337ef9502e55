package dev.onus.registry.oncall;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.keep.Keeper;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the overrides of offers that were accepted. It compares what was accepted with what was ever written, so nothing
 * that happened while no replica ran is missed, and what somebody took out again afterwards stays out. Every replica does
 * it: a write holds only for the version it was made from, so the log takes one.
 */
@Singleton
final class HandOverKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(HandOverKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String ACTOR = "service:onus";

    private final RegistryLog log;
    private final CaseLog cases;
    private final CaseFollowing following;
    private final Schedules schedules;
    private final OverrideWriter overrides;
    private long handled = -1;

    HandOverKeeper(
            RegistryLog log, CaseLog cases, CaseFollowing following, Schedules schedules, OverrideWriter overrides) {
        super("hand-overs", LOOK_EVERY);
        this.log = log;
        this.cases = cases;
        this.following = following;
        this.schedules = schedules;
        this.overrides = overrides;
    }

    @Override
    protected boolean isDue() {
        return log.isCaughtUp() && following.isCaughtUp() && cases.acceptedOffers() != handled;
    }

    @Override
    protected void look() {
        // Taken before the look, so what comes during it is looked at once more.
        long now = cases.acceptedOffers();
        cases.index().acceptedOffers().forEach(this::handOver);
        handled = now;
    }

    private void handOver(EscalationEvent accepted) {
        CaseState state = accepted.getCase$();
        Optional<ShiftOffer> offer = state == null || accepted.getDrill() ? Optional.empty() : ShiftOffer.of(state);
        Optional<Versioned<Schedule>> schedule = offer.flatMap(each -> schedules.find(each.schedule()));
        if (offer.isEmpty() || schedule.isEmpty() || wasWritten(offer.get(), accepted.getCaseId())) {
            return;
        }
        String caseId = accepted.getCaseId();
        // The version that was looked at: another replica that wrote meanwhile makes this one a conflict.
        WriteRequest request = new WriteRequest(ACTOR, false, schedule.get().version(), null);
        try {
            overrides.add(
                    offer.get().schedule(),
                    offer.get().overrides(caseId, schedule.get().spec().timeZone()),
                    request);
            LOG.info(
                    "hand-over=written case={} schedule={}", caseId, offer.get().schedule());
        } catch (InvalidDocumentsException impossible) {
            // Somebody in it is gone; the giver stays on call, and coverage sees what that means.
            LOG.warn("hand-over=left-out case={} reason=\"{}\"", caseId, impossible.getMessage());
        } catch (ConflictException faster) {
            throw new IllegalStateException(
                    "Expected to write the hand-over of case " + caseId + ", but " + faster.getMessage());
        }
    }

    private boolean wasWritten(ShiftOffer offer, String caseId) {
        List<RecordVersion> versions = log.read(state -> state.versions(Schedules.key(offer.schedule())));
        return versions.stream()
                .anyMatch(version -> version.json() != null && version.json().contains(ShiftOffer.mark(caseId)));
    }
}
