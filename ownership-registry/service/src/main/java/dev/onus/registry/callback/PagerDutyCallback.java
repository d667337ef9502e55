package dev.onus.registry.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.contracts.CaseState;
import dev.onus.registry.callback.ForVendors.Deed;
import dev.onus.registry.client.signature.PagerDutySignature;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * PagerDuty's v3 webhooks: whoever acknowledges or resolves the incident there, and is known here by the user's id as the
 * address of a contact or by e-mail, has acknowledged the case; of anybody else there is a note.
 */
@Singleton
final class PagerDutyCallback implements VendorCallback {
    private static final String VIA = "pagerduty";
    private static final String USER = "user_reference";

    private final ForVendors cases;
    private final ContactPeople people;

    PagerDutyCallback(ForVendors cases, ContactPeople people) {
        this.cases = cases;
        this.people = people;
    }

    @Override
    public boolean takes(ChannelType type) {
        return type == ChannelType.PAGERDUTY;
    }

    @Override
    public CallbackReply take(Callback call) {
        call.let(PagerDutySignature.check(
                call.body(), call.header(PagerDutySignature.HEADER), call.secret(ChannelField.SIGNING_SECRET_REF)));
        JsonNode event = CallbackJson.read(call.body()).path("event");
        Optional<String> did = did(event.path("event_type").asText());
        Optional<CaseState> state =
                CallbackJson.text(event, "/data/incident_key").flatMap(this::caseOf);
        // What an integration did was us.
        boolean byUser = USER.equals(event.at("/agent/type").asText());
        if (did.isPresent() && state.isPresent() && byUser) {
            String id = CallbackJson.text(event, "/id").orElseGet(() -> StableHash.of(event.toString()));
            apply(new Deed(call, VIA, "pagerduty v1", id), event, did.get(), state.get());
        }
        return CallbackReply.NOTHING;
    }

    private void apply(Deed deed, JsonNode event, String did, CaseState state) {
        Optional<String> person = person(deed.call().name(), event);
        String incident = "PagerDuty's incident "
                + CallbackJson.text(event, "/data/number")
                        .map(number -> "#" + number)
                        .orElse("of the case");
        if (person.isPresent()) {
            cases.acknowledge(deed, state, person.get(), "Has " + did + " " + incident + ".");
        } else {
            String who = CallbackJson.text(event, "/agent/summary").orElse("Somebody");
            cases.note(deed, state, who + " has " + did + " " + incident + ", and is no contact of anybody here.");
        }
    }

    private static Optional<String> did(String type) {
        return switch (type) {
            case "incident.acknowledged" -> Optional.of("acknowledged");
            case "incident.resolved" -> Optional.of("resolved");
            default -> Optional.empty();
        };
    }

    /** The key is the case's id and the person who was paged, with a slash between them. */
    private Optional<CaseState> caseOf(String key) {
        int slash = key.indexOf('/');
        return cases.open(slash < 0 ? key : key.substring(0, slash));
    }

    private Optional<String> person(String channel, JsonNode event) {
        List<String> byId = CallbackJson.text(event, "/agent/id")
                .map(id -> people.at(channel, id))
                .orElse(List.of());
        return byId.size() == 1
                ? Optional.of(byId.getFirst())
                : CallbackJson.text(event, "/agent/email").flatMap(people::byMail);
    }
}
