package dev.onus.registry.client;

import dev.onus.contracts.Ownership;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.LifecycleLimits;
import dev.onus.registry.model.Partner;
import dev.onus.registry.model.Target;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limits of an identity and its partner as columns of {@code onus.ownership}, and back; a default takes no room. */
final class LimitsMapping {
    private LimitsMapping() {}

    static void write(Ownership.Builder row, Identity identity) {
        LifecycleLimits limits = identity.limits();
        if (!limits.dormantAfter().equals(LifecycleLimits.DEFAULT_DORMANT_AFTER)) {
            row.setDormantAfterSeconds(seconds(limits.dormantAfter()));
        }
        limits.maxAge().map(LimitsMapping::seconds).ifPresent(row::setMaxAgeSeconds);
        if (!limits.warnBeforeExpiry().equals(LifecycleLimits.DEFAULT_WARN_BEFORE_EXPIRY)) {
            row.setWarnBeforeExpirySeconds(seconds(limits.warnBeforeExpiry()));
        }
        identity.partner().ifPresent(partner -> {
            partner.name().ifPresent(row::setPartner);
            row.setPartnerUnusedForSeconds(seconds(partner.unusedFor()));
            partner.reviewer().map(Target::text).ifPresent(row::setPartnerReviewer);
        });
    }

    /** One shared value for the many rows that say nothing. */
    static LifecycleLimits limits(Ownership row) {
        if (row.getDormantAfterSeconds() == null
                && row.getMaxAgeSeconds() == null
                && row.getWarnBeforeExpirySeconds() == null) {
            return LifecycleLimits.DEFAULT;
        }
        return new LifecycleLimits(
                duration(row.getDormantAfterSeconds()).orElse(LifecycleLimits.DEFAULT_DORMANT_AFTER),
                duration(row.getMaxAgeSeconds()),
                duration(row.getWarnBeforeExpirySeconds()).orElse(LifecycleLimits.DEFAULT_WARN_BEFORE_EXPIRY));
    }

    static Optional<Partner> partner(Ownership row, SharedWords words) {
        if (row.getPartner() == null && row.getPartnerUnusedForSeconds() == null) {
            return Optional.empty();
        }
        return Optional.of(new Partner(
                words.one(row.getPartner()),
                duration(row.getPartnerUnusedForSeconds()).orElse(Partner.DEFAULT_UNUSED_FOR),
                Optional.ofNullable(row.getPartnerReviewer()).flatMap(Target::find)));
    }

    private static Optional<Duration> duration(@Nullable Long seconds) {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    /** A part of a second counts as a whole one, so that no limit becomes nothing. */
    private static long seconds(Duration duration) {
        return duration.plusNanos(Duration.ofSeconds(1).toNanos() - 1).toSeconds();
    }
}
