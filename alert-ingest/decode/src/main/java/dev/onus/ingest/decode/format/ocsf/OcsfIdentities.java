package dev.onus.ingest.decode.format.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Mentions;
import dev.onus.ingest.decode.Principals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who acted, in the evidence or in the event itself; whom it is about; and among the resources the one that acted, else
 * those that are credentials.
 */
final class OcsfIdentities {
    private static final int OF_CREDENTIAL = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_CREATED = 98;
    private static final int OF_SUBJECT = 96;
    private static final int OF_RESOURCE_THAT_ACTED = 84;
    private static final int OF_RESOURCE = 62;
    private static final int OF_TARGET = 58;
    private static final int LESS_BESIDE_A_SUBJECT = 25;
    private static final int MOST = 20;
    /** Of {@code resource_details.role_id} (OCSF 1.4). */
    private static final int ROLE_TARGET = 1;

    private static final int ROLE_ACTOR = 2;
    private static final int ROLE_AFFECTED = 3;

    private final Fields record;
    private final Optional<String> cluster;
    private final OcsfNames names;

    OcsfIdentities(Fields record, Optional<String> cluster) {
        this.record = record;
        this.cluster = cluster;
        this.names = new OcsfNames(record);
    }

    void find(AlertDraft draft) {
        boolean about = OcsfClass.of(record).filter(kind -> !kind.isFinding()).isPresent()
                && (record.has("user.uid") || created().isPresent());
        int less = about ? LESS_BESIDE_A_SUBJECT : 0;
        evidences().forEach(evidence -> actor(evidence, 0, draft));
        actor(record, less, draft);
        created().ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, OF_CREATED));
        names.ofUser(record.in("user"), cluster, CandidateRole.NAMED, OF_SUBJECT)
                .forEach(draft::candidate);
        resources().forEach(resource -> resource(resource, draft));
        String text = record.text("finding_info.title").orElse("") + "\n"
                + record.text("finding_info.desc").orElse("") + "\n"
                + record.text("message").orElse("");
        Mentions.inText(text, "aws", record.text("cloud.account.uid"), draft);
    }

    /** What was acted upon: a target or what is affected, else the first that is no identity, else the first. */
    Optional<String> resource() {
        List<Fields> all = resources();
        return all.stream()
                .filter(it -> role(it) == ROLE_TARGET || role(it) == ROLE_AFFECTED)
                .findFirst()
                .or(() -> all.stream()
                        .filter(it -> !OcsfAwsKey.is(it))
                        .filter(it -> names.ofResource(it, CandidateRole.RESOURCE, OF_RESOURCE)
                                .isEmpty())
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .flatMap(it -> it.text("uid").or(() -> it.text("name")));
    }

    /** For people. */
    Optional<String> actorName() {
        return record.text("actor.user.name").or(() -> record.text("actor.user.uid"));
    }

    private void actor(Fields from, int less, AlertDraft draft) {
        Fields actor = from.in("actor");
        Fields user = actor.in("user");
        credentials(user)
                .flatMap(key -> Principals.of(key, cluster, CandidateRole.CREDENTIAL, OF_CREDENTIAL - less).stream())
                .filter(it -> it.role() == CandidateRole.CREDENTIAL)
                .forEach(draft::candidate);
        names.ofUser(user, cluster, CandidateRole.ACTOR, OF_ACTOR - less).forEach(draft::candidate);
        actor.text("session.issuer")
                .flatMap(issuer -> Principals.of(issuer, cluster, CandidateRole.ACTOR, OF_ACTOR - less))
                .ifPresent(draft::candidate);
        Stream.of("iam_role", "app_uid")
                .flatMap(name -> actor.text(name).stream())
                .flatMap(name -> names.ofApp(name, CandidateRole.ACTOR, OF_ACTOR - less - 1).stream())
                .forEach(draft::candidate);
        from.text("ai_agent.uid")
                .ifPresent(uid -> draft.candidate("agent:ai-agent:" + uid, CandidateRole.ACTOR, OF_ACTOR + 2 - less));
    }

    /** The key that a call of CloudTrail created, which has no place of its own in the schema. */
    private Optional<String> created() {
        return record.text("api.response.data.accessKey.accessKeyId")
                .or(() -> Fields.whole(record.at("unmapped").path("responseElements.accessKey.accessKeyId")))
                .filter(key -> key.startsWith("AKIA"));
    }

    private static Stream<String> credentials(Fields user) {
        Stream<String> listed = user.at("programmatic_credentials")
                .valueStream()
                .flatMap(each -> new Fields(each).text("uid").stream());
        return Stream.concat(user.text("credential_uid").stream(), listed);
    }

    private void resource(Fields resource, AlertDraft draft) {
        if (OcsfAwsKey.is(resource)) {
            OcsfAwsKey.find(resource, record.text("cloud.account.uid"), draft);
            return;
        }
        boolean acted = role(resource) == ROLE_ACTOR;
        CandidateRole as = acted ? CandidateRole.ACTOR : CandidateRole.RESOURCE;
        int confidence = acted ? OF_RESOURCE_THAT_ACTED : role(resource) == 0 ? OF_RESOURCE : OF_TARGET;
        names.ofResource(resource, as, confidence).ifPresent(draft::candidate);
    }

    private static int role(Fields resource) {
        return resource.at("role_id").asInt();
    }

    private List<Fields> evidences() {
        return list(record.at("evidences"));
    }

    private List<Fields> resources() {
        List<Fields> all = list(record.at("resources"));
        if (record.at("resource").isObject()) {
            all.add(record.in("resource"));
        }
        return all;
    }

    private static List<Fields> list(JsonNode node) {
        List<Fields> all = new ArrayList<>();
        for (JsonNode each : node) {
            if (all.size() < MOST) {
                all.add(new Fields(each));
            }
        }
        return all;
    }
}
