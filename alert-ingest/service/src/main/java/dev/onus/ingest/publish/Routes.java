package dev.onus.ingest.publish;

import dev.onus.contracts.kafka.RoutedPartition;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.RoutingKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an alert goes (design decision 1). An alert that opens goes to one key. A source's word about a finding that is
 * open goes to every key under which its case may be, and if the identity is not registered, or not named, to every
 * partition: the case may have been opened under a name that this message does not carry.
 *
 * @param identityId the registered id, else the best candidate; empty when no machine identity is named (a person is
 *     none)
 */
record Routes(Optional<String> identityId, List<Route> routes) {
    /** A record of {@code onus.alerts}. */
    record Route(String key, int partition) {}

    static Routes of(Alert alert, String source, Registrations registrations, int partitions) {
        List<Candidate> machines = alert.candidates().stream()
                .filter(it -> it.role() != CandidateRole.HUMAN)
                .toList();
        Optional<String> registered = machines.stream()
                .map(it -> registrations.canonicalId(it.id()))
                .flatMap(Optional::stream)
                .findFirst();
        Optional<String> identity = registered.or(() -> machines.stream()
                .map(Candidate::id)
                .map(IdentityId::find)
                .flatMap(Optional::stream)
                .map(IdentityId::toString)
                .findFirst());
        String key = identity.orElseGet(() -> unresolved(alert, source));
        if (alert.status() == AlertStatus.OPEN || alert.status() == AlertStatus.UNKNOWN) {
            return new Routes(identity, List.of(route(key, partitions)));
        }
        Set<String> keys = new LinkedHashSet<>(List.of(key));
        registered.ifPresent(id -> keys.addAll(registrations.aliases(id)));
        machines.stream().filter(it -> IdentityId.find(it.id()).isPresent()).forEach(it -> keys.add(it.id()));
        List<Route> routes = new ArrayList<>();
        keys.forEach(each -> routes.add(route(each, partitions)));
        if (registered.isEmpty()) {
            Set<Integer> reached = new LinkedHashSet<>();
            if (identity.isEmpty()) {
                reached.add(routes.getFirst().partition());
            }
            for (int partition = 0; partition < partitions; partition++) {
                if (!reached.contains(partition)) {
                    routes.add(new Route(unresolved(alert, source), partition));
                }
            }
        }
        return new Routes(identity, routes);
    }

    private static String unresolved(Alert alert, String source) {
        return RoutingKey.unresolved(source, alert.dedupKey()).value();
    }

    private static Route route(String key, int partitions) {
        return new Route(key, RoutedPartition.of(key, partitions));
    }
}
