package dev.onus.registry.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.contracts.CaseState;
import dev.onus.registry.callback.ForVendors.Deed;
import dev.onus.registry.callback.TicketChange.Progress;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The state of Jira's and ServiceNow's tickets. Who is known here and has the ticket in progress has acknowledged the
 * case; every other step of the ticket, its end too, is a note: that the ticket is done does not mean that the credential
 * is contained.
 */
@Singleton
final class TicketCallback implements VendorCallback {
    private static final String JIRA_DELIVERY = "X-Atlassian-Webhook-Identifier";

    private final ForVendors cases;
    private final ContactPeople people;

    TicketCallback(ForVendors cases, ContactPeople people) {
        this.cases = cases;
        this.people = people;
    }

    @Override
    public boolean takes(ChannelType type) {
        return type == ChannelType.JIRA || type == ChannelType.SERVICENOW;
    }

    @Override
    public CallbackReply take(Callback call) {
        call.let(SharedSecret.check(call.body(), call.headers(), call.secret(ChannelField.SIGNING_SECRET_REF)));
        JsonNode body = CallbackJson.read(call.body());
        TicketChange change = call.channel().type() == ChannelType.JIRA
                ? TicketChange.ofJira(body, call.header(JIRA_DELIVERY))
                : TicketChange.ofServiceNow(body);
        change.caseId().flatMap(cases::open).ifPresent(state -> apply(call, change, state));
        return CallbackReply.NOTHING;
    }

    private void apply(Callback call, TicketChange change, CaseState state) {
        String id =
                change.deliveryId().orElseGet(() -> StableHash.of(HexFormat.of().formatHex(call.body())));
        Deed deed = new Deed(call, call.channel().type().builtInName(), "shared secret", id);
        Optional<String> person = change.assignee().flatMap(assignee -> person(call.name(), assignee));
        boolean taken = change.progress() == Progress.STARTED
                && person.isPresent()
                && !person.get().equals(state.getAcknowledgedBy());
        if (taken) {
            cases.acknowledge(deed, state, person.get(), "Has " + change.name() + " in progress.");
        } else {
            change.status().ifPresent(status -> cases.note(deed, state, words(change, status)));
        }
    }

    private static String words(TicketChange change, String status) {
        return change.progress() == Progress.DONE
                ? change.name() + " is done (" + status + "). The case stays open until somebody closes it."
                : change.name() + " is now in status " + status + ".";
    }

    private Optional<String> person(String channel, TicketChange.Assignee assignee) {
        List<String> byAccount =
                assignee.account().map(account -> people.at(channel, account)).orElse(List.of());
        return byAccount.size() == 1
                ? Optional.of(byAccount.getFirst())
                : assignee.mail().flatMap(people::byMail);
    }
}
