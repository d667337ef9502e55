package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Principals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Users of the events (UDM) behind a detection, of which there can be thousands: only the first are read. */
final class SecOpsIdentities {
    private static final int OF_PRINCIPAL = 85;
    private static final int OF_FIELD = 75;
    private static final int OF_TARGET = 60;
    private static final int MOST_EVENTS = 50;
    private static final List<String> NAMES = List.of("userid", "productObjectId", "userDisplayName");

    private SecOpsIdentities() {}

    static void find(Fields detection, Fields rule, Optional<String> cluster, AlertDraft draft) {
        int read = 0;
        for (JsonNode element : detection.at("collectionElements")) {
            for (JsonNode reference : element.path("references")) {
                if (read++ == MOST_EVENTS) {
                    draft.warn("Only the first " + MOST_EVENTS + " events are read.");
                    return;
                }
                Fields event = new Fields(reference).in("event");
                user(event.in("principal.user"), cluster, CandidateRole.ACTOR, OF_PRINCIPAL, draft);
                user(event.in("src.user"), cluster, CandidateRole.PRINCIPAL, OF_PRINCIPAL - 1, draft);
                user(event.in("target.user"), cluster, CandidateRole.RESOURCE, OF_TARGET, draft);
            }
        }
        Stream.of("detectionFields", "outcomes")
                .map(rule::at)
                .flatMap(list -> list.valueStream())
                .limit(MOST_EVENTS)
                .flatMap(pair -> new Fields(pair).text("value").stream())
                .flatMap(value -> Principals.of(value, cluster, CandidateRole.PRINCIPAL, OF_FIELD).stream())
                .forEach(draft::candidate);
    }

    private static void user(
            Fields user, Optional<String> cluster, CandidateRole role, int confidence, AlertDraft draft) {
        Stream<String> names = NAMES.stream().flatMap(name -> user.text(name).stream());
        Stream<String> addresses = user.at("emailAddresses").valueStream().flatMap(each -> Fields.whole(each).stream());
        Stream.concat(names, addresses)
                .flatMap(name -> Principals.of(name, cluster, role, confidence).stream())
                .forEach(draft::candidate);
    }
}
