package dev.onus.escalation.stream;

import dev.onus.contracts.Ownership;
import dev.onus.escalation.Situation;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.RoutingKey;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The world as the task knows it: the join's own store of owners, and the registry that all tasks share. */
final class TaskWorld {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWorld.class);

    private final TimestampedKeyValueStore<String, Ownership> owners;
    private final RegistryView registry;

    TaskWorld(TimestampedKeyValueStore<String, Ownership> owners, RegistryView registry) {
        this.owners = owners;
        this.registry = registry;
    }

    /** A situation, and where in the registry's log its ownership record was made. */
    record Seen(Situation situation, OptionalLong ownershipPosition) {
        Optional<Identity> identity() {
            return situation.identity();
        }
    }

    Seen under(RoutingKey routingKey) {
        ValueAndTimestamp<Ownership> row = owners.get(routingKey.value());
        return with(row == null ? null : row.value());
    }

    Seen with(@Nullable Ownership owner) {
        return new Seen(
                new Situation(registry.directory(), Optional.ofNullable(owner).flatMap(TaskWorld::readable)),
                owner == null ? OptionalLong.empty() : OptionalLong.of(owner.getPosition()));
    }

    /** A record that makes no sense owns nothing: the catch-all answers, and nobody's alert is lost over it. */
    private static Optional<Identity> readable(Ownership owner) {
        try {
            return Optional.of(OwnershipMapping.toIdentity(owner));
        } catch (IllegalArgumentException e) {
            LOG.error("ownership=passed-over name={} version={}", owner.getName(), owner.getVersion(), e);
            return Optional.empty();
        }
    }
}
