package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.text.BareName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an Okta event is about. A token that comes or goes is the subject, whoever did it; else the client that acted.
 * {@code alternateId} is often the word "unknown", so that it is never an identity.
 *
 * @param credential the identity id of the token or client secret among the targets
 * @param resource a name for people: the first target that has one
 */
record OktaIdentities(List<Named> found, Optional<String> credential, Optional<String> resource) {
    private static final int OF_CREDENTIAL = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_CLIENT = 80;
    private static final int OF_TARGET = 75;
    private static final int OF_PERSON = 50;

    private static final Set<String> TOKENS = Set.of("token", "apitoken");
    private static final Set<String> SECRETS = Set.of("clientsecret", "oauth2clientsecret", "oauthclientsecret");
    private static final Set<String> APPLICATIONS = Set.of(
            "appinstance",
            "publicclientapp",
            "serviceprincipal",
            "oauthclient",
            "oauth2client",
            "client",
            "serviceclient");
    private static final Set<String> NOBODY = Set.of("unknown", "system");

    private record Named(String id, CandidateRole role, int confidencePercent) {}

    static OktaIdentities of(Fields event) {
        List<Named> found = new ArrayList<>();
        Optional<String> credential = Optional.empty();
        Optional<String> resource = Optional.empty();
        for (JsonNode each : event.at("target")) {
            Fields target = new Fields(each);
            Optional<String> id = target.text("id").filter(OktaIdentities::isSomebody);
            String type = type(target);
            Optional<String> token = TOKENS.contains(type)
                    ? id.map(it -> "okta:api-token:" + it)
                    : SECRETS.contains(type) ? id.map(it -> "okta:client-secret:" + it) : Optional.empty();
            token.ifPresent(it -> found.add(new Named(it, CandidateRole.CREDENTIAL, OF_CREDENTIAL)));
            credential = credential.or(() -> token);
            if (APPLICATIONS.contains(type)) {
                id.ifPresent(it -> found.add(new Named("okta:application:" + it, CandidateRole.RESOURCE, OF_TARGET)));
            } else if (type.equals("user")) {
                id.ifPresent(it -> found.add(person(it)));
            }
            resource = resource.or(() -> target.text("displayname").filter(OktaIdentities::isSomebody));
        }
        actor(event.in("actor")).ifPresent(found::add);
        event.text("client.id")
                .filter(OktaIdentities::isSomebody)
                .ifPresent(id -> found.add(new Named("okta:application:" + id, CandidateRole.PRINCIPAL, OF_CLIENT)));
        return new OktaIdentities(found, credential, resource);
    }

    void find(AlertDraft draft) {
        found.forEach(each -> draft.candidate(each.id(), each.role(), each.confidencePercent()));
    }

    private static Optional<Named> actor(Fields actor) {
        Optional<String> id = actor.text("id").filter(OktaIdentities::isSomebody);
        String type = type(actor);
        if (APPLICATIONS.contains(type)) {
            return id.map(it -> new Named("okta:application:" + it, CandidateRole.ACTOR, OF_ACTOR));
        }
        return type.equals("user") ? id.map(OktaIdentities::person) : Optional.empty();
    }

    private static Named person(String id) {
        return new Named("okta:user:" + id, CandidateRole.HUMAN, OF_PERSON);
    }

    private static String type(Fields fields) {
        return BareName.of(fields.text("type").orElse(""));
    }

    private static boolean isSomebody(String id) {
        return !NOBODY.contains(id.toLowerCase(Locale.ROOT));
    }
}
