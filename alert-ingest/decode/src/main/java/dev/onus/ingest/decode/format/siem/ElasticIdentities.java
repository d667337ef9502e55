package dev.onus.ingest.decode.format.siem;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat.Context;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.KubernetesNames;
import java.util.List;
import java.util.Optional;

/** Whom an Elastic alert is about, by the names that Elastic's integrations give to the fields of each product. */
final class ElasticIdentities {
    private static final int OF_KEY = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_CLIENT = 80;
    private static final int OF_USER = 70;

    private static final String AWS = "aws.cloudtrail.user_identity.";
    private static final List<String> GOOGLE = List.of(
            "gcp.audit.authentication_info.principal_email", "google.audit.authentication_info.principal_email");
    private static final List<String> ENTRA = List.of(
            "azure.signinlogs.properties.", "azure.auditlogs.properties.", "azure.graphactivitylogs.properties.");

    private final Dotted document;
    private final Context context;
    private final AlertDraft draft;

    private ElasticIdentities(Dotted document, Context context, AlertDraft draft) {
        this.document = document;
        this.context = context;
        this.draft = draft;
    }

    static void find(Dotted document, Context context, AlertDraft draft) {
        ElasticIdentities identities = new ElasticIdentities(document, context, draft);
        identities.aws();
        identities.google();
        identities.entra();
        identities.okta();
        identities.kubernetes();
        identities.users();
        if (!draft.hasCandidate()) {
            NamedFields.find(
                    document.node(),
                    "elastic",
                    context,
                    draft,
                    path -> !path.startsWith("kibana") && !path.startsWith("signal.rule"));
        }
    }

    private void aws() {
        document.text(AWS + "access_key_id")
                .filter(key -> !AwsNames.isTemporaryKey(key))
                .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, OF_KEY));
        for (String path : List.of("session_context.session_issuer.arn", "arn")) {
            document.text(AWS + path)
                    .flatMap(AwsNames::ofArn)
                    .ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_ACTOR));
        }
    }

    private void google() {
        GOOGLE.stream()
                .map(document::text)
                .flatMap(Optional::stream)
                .forEach(mail -> Accounts.add(draft, mail, "gcp", Optional.empty(), CandidateRole.ACTOR, OF_ACTOR));
    }

    private void entra() {
        for (String place : ENTRA) {
            document.text(place + "service_principal_id")
                    .ifPresent(id -> draft.candidate("entra:service-principal:" + id, CandidateRole.ACTOR, OF_ACTOR));
            document.text(place + "app_id")
                    .ifPresent(id -> draft.candidate("entra:application:" + id, CandidateRole.PRINCIPAL, OF_CLIENT));
        }
    }

    /** An actor of Okta that is no person. */
    private void okta() {
        String type = document.text("okta.actor.type").orElse("");
        document.text("okta.actor.id").ifPresent(id -> {
            switch (type) {
                case "PublicClientApp", "ServicePrincipal", "AppInstance" ->
                    draft.candidate("okta:application:" + id, CandidateRole.ACTOR, OF_ACTOR);
                case "" -> {}
                default ->
                    draft.candidate(
                            "okta:user:"
                                    + document.text("okta.actor.alternate_id").orElse(id),
                            CandidateRole.HUMAN,
                            OF_USER);
            }
        });
    }

    private void kubernetes() {
        Optional<String> cluster = document.text("orchestrator.cluster.name").or(() -> context.given("cluster"));
        for (String path : List.of("kubernetes.audit.impersonatedUser.username", "kubernetes.audit.user.username")) {
            document.text(path)
                    .ifPresent(user ->
                            draft.candidate(KubernetesNames.ofUser(user, cluster), CandidateRole.ACTOR, OF_ACTOR));
        }
    }

    private void users() {
        for (String path : List.of("user.id", "user.name", "user.email", "client.user.name")) {
            document.texts(path)
                    .forEach(user -> Accounts.add(
                            draft, user, "elastic", context.given("cluster"), CandidateRole.PRINCIPAL, OF_USER));
        }
    }
}
