package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.Envelope;
import dev.onus.ingest.decode.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An Okta event hook: several events of one organisation, whose address stands on the outside alone. */
public final class OktaHook implements Envelope {
    /** Where the host of the organisation is put into each event. */
    static final String ORGANIZATION = "onusOktaOrganization";

    @Override
    public Optional<Opened> open(JsonNode node) {
        JsonNode events = node.path("data").path("events");
        if (!events.isArray()
                || !(node.has("eventTypeVersion") || node.has("cloudEventsVersion") || node.has("eventId"))) {
            return Optional.empty();
        }
        Fields hook = new Fields(node);
        Optional<String> host = hook.text("source").flatMap(OktaHook::host);
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode event : events) {
            if (event instanceof ObjectNode object && host.isPresent()) {
                items.add(object.deepCopy().put(ORGANIZATION, host.get()));
            } else {
                items.add(event);
            }
        }
        return Optional.of(new Opened(hook.text("eventId"), items));
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
