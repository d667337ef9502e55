package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.KubernetesNames;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Falco event, from Falco itself or from falcosidekick. Names of fields have dots in them and are no paths. Who acted
 * stands in the fields of the plugin that saw it (Kubernetes audit, CloudTrail); a system call has its pod alone.
 */
public final class Falco implements AlertFormat {
    private static final int OF_IMPERSONATED = 92;
    private static final int OF_USER = 90;
    private static final int OF_PRINCIPAL = 55;
    private static final int OF_WORKLOAD = 75;
    private static final int OF_POD = 60;
    /** What Falco writes where a field has no value. */
    private static final Set<String> NOTHING = Set.of("", "{}", "<NA>", "null");

    private static final List<String> RESOURCES = List.of("ct.request", "ct.resource", "fd.name", "container.name");

    @Override
    public String name() {
        return "falco";
    }

    @Override
    public List<String> otherNames() {
        return List.of("falcosidekick");
    }

    @Override
    public String describes() {
        return "Falco: http output, falcosidekick";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("rule").isTextual()
                && tree.path("priority").isTextual()
                && tree.path("output_fields").isObject();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields event = new Fields(tree);
        Seen seen = new Seen(tree.path("output_fields"));
        String rule = event.text("rule").orElse("a rule");
        Optional<Instant> at = Timestamps.read(event.at("time")).or(() -> Timestamps.read(seen.node("evt.time")));
        Optional<String> resource = resource(seen).or(() -> event.text("hostname"));
        AlertDraft draft = new AlertDraft(rule, key(event, seen, rule, resource, at))
                .rule(Optional.of(rule))
                .alertClass(AlertClass.COMPROMISED_WORKLOAD)
                .severity(
                        event.text("priority").flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN),
                        event.text("priority"))
                .description(event.text("output"))
                .occurredAt(at)
                .resource(resource);
        identities(seen, context, draft);
        draft.attribute("hostname", event.text("hostname"));
        draft.attribute("tags", Fields.whole(event.at("tags")));
        Stream.of("proc.cmdline", "user.name", "container.image.repository", "k8s.ns.name", "k8s.pod.name", "ct.srcip")
                .forEach(name -> draft.attribute(name, seen.text(name)));
        return new Outcome.Decoded(draft.build());
    }

    /** The output fields by their whole names. */
    private record Seen(JsonNode fields) {
        JsonNode node(String name) {
            return fields.path(name);
        }

        Optional<String> text(String name) {
            JsonNode found = fields.path(name);
            Optional<String> text = found.isValueNode() && !found.isNull()
                    ? Optional.of(Fields.plain(found.asText()))
                    : Optional.empty();
            return text.filter(value -> !NOTHING.contains(value));
        }
    }

    private static Optional<String> resource(Seen seen) {
        Optional<String> target = seen.text("ka.target.resource")
                .map(kind -> kind
                        + seen.text("ka.target.namespace")
                                .map(space -> "/" + space)
                                .orElse("")
                        + seen.text("ka.target.name").map(name -> "/" + name).orElse(""));
        return target.or(() ->
                RESOURCES.stream().map(seen::text).flatMap(Optional::stream).findFirst());
    }

    /** falcosidekick gives an event an id; without one, the same event within a minute is one alert. */
    private static String key(Fields event, Seen seen, String rule, Optional<String> resource, Optional<Instant> at) {
        return event.text("uuid")
                .map(id -> "falco/" + id)
                .orElseGet(() -> "falco/"
                        + StableHash.of(
                                "falco",
                                rule,
                                Stream.of("ka.user.name", "ct.user.arn", "k8s.pod.name", "container.id")
                                        .map(seen::text)
                                        .flatMap(Optional::stream)
                                        .findFirst()
                                        .orElse(""),
                                resource.orElse(""),
                                event.text("source").orElse(""),
                                event.text("hostname").orElse(""),
                                at.map(time -> time.truncatedTo(ChronoUnit.MINUTES)
                                                .toString())
                                        .orElse("")));
    }

    private static void identities(Seen seen, Context context, AlertDraft draft) {
        Optional<String> cluster = seen.text("k8s.cluster.name").or(() -> context.given("cluster"));
        seen.text("ka.impuser.name")
                .ifPresent(name -> KubernetesUser.of(name, cluster, CandidateRole.ACTOR, OF_IMPERSONATED)
                        .in(draft));
        seen.text("ka.user.name")
                .ifPresent(name -> KubernetesUser.of(name, cluster, CandidateRole.ACTOR, OF_USER)
                        .in(draft));
        seen.text("ct.user.arn")
                .flatMap(AwsNames::ofArn)
                .ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_USER));
        seen.text("ct.user.accesskeyid")
                .filter(key -> !AwsNames.isTemporaryKey(key))
                .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, OF_IMPERSONATED));
        seen.text("ct.user.principalid")
                .ifPresent(id ->
                        draft.candidate("aws:principal:" + id.split(":", 2)[0], CandidateRole.PRINCIPAL, OF_PRINCIPAL));
        seen.text("k8s.ns.name")
                .ifPresent(space -> seen.text("k8s.pod.name").ifPresent(pod -> {
                    String prefix = cluster.map(name -> name + "/").orElse("") + space + "/";
                    draft.candidate(
                            "k8s:workload:" + prefix + KubernetesUser.workload(pod), CandidateRole.ACTOR, OF_WORKLOAD);
                    draft.candidate("k8s:pod:" + prefix + pod, CandidateRole.PRINCIPAL, OF_POD);
                }));
        seen.text("k8s.sa.name")
                .flatMap(account -> seen.text("k8s.ns.name")
                        .map(space ->
                                KubernetesNames.ofUser("system:serviceaccount:" + space + ":" + account, cluster)))
                .ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_USER));
    }
}
