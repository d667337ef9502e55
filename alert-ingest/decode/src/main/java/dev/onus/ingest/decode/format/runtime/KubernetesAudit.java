package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.KubernetesNames;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes audit event, whose rule is {@code verb:resource/subresource}. The event does not name its cluster: the
 * source's record does, as {@code cluster}. Its stages are one request, so that they have one key.
 */
public final class KubernetesAudit implements AlertFormat {
    private static final int OF_SUBJECT = 95;
    private static final int OF_IMPERSONATED = 92;
    private static final int OF_ACTOR = 90;
    private static final int OF_POD = 60;
    private static final String SERVICE_ACCOUNT_TOKEN = "kubernetes.io/service-account-token";
    private static final EventRules RULES = EventRules.shipped("kubernetes-audit");

    @Override
    public String name() {
        return "kubernetes-audit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("k8s-audit");
    }

    @Override
    public String describes() {
        return "Kubernetes audit: events, lists of them, Azure's records of AKS";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("apiVersion").asText("").startsWith("audit.k8s.io/")
                && tree.path("verb").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields event = new Fields(tree);
        if (event.text("stage").orElse("").equals("RequestReceived")) {
            return new Outcome.Ignored(name() + "/received", "The same request comes again once it is answered.");
        }
        Optional<String> cluster = event.text(RuntimeEnvelopes.CLUSTER).or(() -> context.given("cluster"));
        String what = event.text("verb").orElse("") + ":" + kind(event);
        Optional<Instant> at = Timestamps.read(event.at("requestReceivedTimestamp"))
                .or(() -> Timestamps.read(event.at("stageTimestamp")))
                .or(() -> Timestamps.read(event.at("timestamp")));
        AlertDraft draft = new AlertDraft(title(event, what), key(event, cluster, context, what, at))
                .rule(Optional.of(what))
                .occurredAt(at)
                .resource(resource(event, cluster));
        subject(event, what, cluster, draft);
        actors(event, cluster, draft);
        draft.attribute("user", event.text("user.username"));
        draft.attribute("impersonatedUser", event.text("impersonatedUser.username"));
        draft.attribute("cluster", cluster);
        draft.attribute("responseCode", event.text("responseStatus.code"));
        draft.attribute("sourceIps", Fields.whole(event.at("sourceIPs")));
        draft.attribute("userAgent", event.text("userAgent"));
        draft.attribute("stage", event.text("stage"));
        draft.attribute("requestUri", event.text("requestURI"));
        return new Outcome.Decoded(draft.build());
    }

    private static String kind(Fields event) {
        return event.text("objectRef.resource")
                .map(resource -> resource
                        + event.text("objectRef.subresource")
                                .map(part -> "/" + part)
                                .orElse(""))
                .orElse("non-resource");
    }

    private static String title(Fields event, String what) {
        String who = event.text("impersonatedUser.username")
                .or(() -> event.text("user.username"))
                .orElse("somebody");
        return who + ": " + what.replaceFirst(":", " ")
                + event.text("objectRef.name").map(name -> " " + name).orElse("")
                + event.text("objectRef.namespace").map(space -> " in " + space).orElse("");
    }

    private static String key(
            Fields event, Optional<String> cluster, Context context, String what, Optional<Instant> at) {
        String id = event.text("auditID")
                .orElseGet(() -> StableHash.of(
                        "kubernetes-audit",
                        what,
                        event.text("user.username").orElse(""),
                        event.text("objectRef.namespace").orElse(""),
                        event.text("objectRef.name").orElse(""),
                        at.map(Instant::toString).orElse("")));
        return "kubernetes/" + cluster.orElse(context.source()) + "/" + id;
    }

    private static Optional<String> resource(Fields event, Optional<String> cluster) {
        return event.text("objectRef.resource")
                .map(kind -> cluster.map(name -> name + "/").orElse("")
                        + event.text("objectRef.namespace")
                                .map(space -> space + "/")
                                .orElse("")
                        + kind
                        + event.text("objectRef.name").map(name -> "/" + name).orElse(""))
                .or(() -> event.text("requestURI"));
    }

    /** Whose credential was made, or who was given rights, is the subject, and not who did it. */
    private static void subject(Fields event, String what, Optional<String> cluster, AlertDraft draft) {
        Optional<String> space = event.text("objectRef.namespace");
        Optional<String> account = Optional.empty();
        if (what.equals("create:serviceaccounts/token")) {
            account = event.text("objectRef.name");
        } else if (what.equals("create:secrets")
                && event.text("requestObject.type").orElse("").equals(SERVICE_ACCOUNT_TOKEN)) {
            account = Optional.of(event.at("requestObject.metadata.annotations")
                            .path("kubernetes.io/service-account.name")
                            .asText(""))
                    .filter(name -> !name.isEmpty());
        }
        account.ifPresent(name -> draft.candidate(
                serviceAccount(space.orElse("default"), name, cluster), CandidateRole.CREDENTIAL, OF_SUBJECT));
        if (what.endsWith("rolebindings")) {
            for (JsonNode each : event.at("requestObject.subjects")) {
                Fields subject = new Fields(each);
                if (subject.text("kind").orElse("").equals("ServiceAccount")) {
                    subject.text("name")
                            .ifPresent(name -> draft.candidate(
                                    serviceAccount(
                                            subject.text("namespace")
                                                    .or(() -> space)
                                                    .orElse("default"),
                                            name,
                                            cluster),
                                    CandidateRole.CREDENTIAL,
                                    OF_SUBJECT));
                }
            }
        }
    }

    private static String serviceAccount(String space, String name, Optional<String> cluster) {
        return KubernetesNames.ofUser("system:serviceaccount:" + space + ":" + name, cluster);
    }

    /** Who acts for another is kept beside whom it acts for. */
    private static void actors(Fields event, Optional<String> cluster, AlertDraft draft) {
        event.text("impersonatedUser.username")
                .ifPresent(name -> KubernetesUser.of(name, cluster, CandidateRole.ACTOR, OF_IMPERSONATED)
                        .in(draft));
        Fields extra = event.in("user.extra");
        Optional<String> arn = first(extra.at("arn")).or(() -> event.text("user.username"));
        Optional<String> role = arn.flatMap(AwsNames::ofArn);
        role.ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_ACTOR + 1));
        event.text("user.username")
                .filter(name -> AwsNames.ofArn(name).isEmpty())
                .ifPresent(name -> KubernetesUser.of(name, cluster, CandidateRole.ACTOR, OF_ACTOR)
                        .in(draft));
        first(extra.node().path("authentication.kubernetes.io/pod-name"))
                .ifPresent(pod -> draft.candidate(
                        "k8s:pod:" + cluster.map(name -> name + "/").orElse("")
                                + event.text("user.username")
                                        .orElse("")
                                        .replaceFirst("^.*serviceaccount:([^:]*):.*$", "$1")
                                + "/" + pod,
                        CandidateRole.PRINCIPAL,
                        OF_POD));
    }

    /** Extra values are lists of one. */
    private static Optional<String> first(JsonNode node) {
        return Optional.of(node.isArray() ? node.path(0).asText("") : node.asText(""))
                .map(Fields::plain)
                .filter(text -> !text.isEmpty());
    }
}
