package dev.onus.ingest.decode.format.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.GcpNames;
import dev.onus.ingest.decode.KubernetesNames;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who accessed, with which key, and on whose behalf; else whom a binding or the resource itself names. */
final class CommandCenterIdentities {
    private static final int OF_KEY = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_ACTOR_OF_THE_DETECTOR = 88;
    private static final int OF_DELEGATE = 78;
    private static final int OF_MEMBER = 64;
    private static final int OF_RESOURCE = 60;
    private static final int MOST_MEMBERS = 10;
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    private static final Pattern CLUSTER = Pattern.compile("/clusters/([a-z0-9-]{1,63})(?:/|$)");

    private CommandCenterIdentities() {}

    static void find(Fields finding, Optional<String> givenCluster, AlertDraft draft) {
        Fields access = finding.in("access");
        key(access.text("serviceAccountKeyName"), draft);
        Optional<String> cluster = cluster(finding).or(() -> givenCluster);
        access.text("principalEmail")
                .or(() -> access.text("principalSubject"))
                .flatMap(name -> principal(name, cluster, CandidateRole.ACTOR, OF_ACTOR))
                .ifPresent(draft::candidate);
        for (JsonNode delegation : access.at("serviceAccountDelegationInfo")) {
            new Fields(delegation)
                    .text("principalEmail")
                    .or(() -> new Fields(delegation).text("principalSubject"))
                    .flatMap(name -> principal(name, cluster, CandidateRole.PRINCIPAL, OF_DELEGATE))
                    .ifPresent(draft::candidate);
        }
        Fields properties = finding.in("sourceProperties.properties");
        properties
                .text("principalEmail")
                .flatMap(name -> principal(name, cluster, CandidateRole.ACTOR, OF_ACTOR_OF_THE_DETECTOR))
                .ifPresent(draft::candidate);
        key(properties.text("serviceAccountKeyName"), draft);
        members(finding.at("iamBindings"), draft);
        members(properties.at("bindingDeltas"), draft);
        finding.text("resourceName")
                .filter(name -> name.contains("/serviceAccounts/"))
                .ifPresent(name -> {
                    key(Optional.of(name), draft);
                    GcpNames.accountIn(name).ifPresent(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_RESOURCE));
                });
    }

    private static void key(Optional<String> name, AlertDraft draft) {
        name.flatMap(GcpNames::keyIn).ifPresent(id -> draft.candidate(id, CandidateRole.CREDENTIAL, OF_KEY));
    }

    private static Optional<Candidate> principal(
            String name, Optional<String> cluster, CandidateRole role, int confidence) {
        if (name.startsWith(SERVICE_ACCOUNT)) {
            return Optional.of(new Candidate(KubernetesNames.ofUser(name, cluster), role, confidence));
        }
        return name.startsWith("system:") ? Optional.empty() : GcpNames.principal(name, role, confidence);
    }

    private static void members(JsonNode bindings, AlertDraft draft) {
        int read = 0;
        for (JsonNode binding : bindings) {
            if (read++ == MOST_MEMBERS) {
                return;
            }
            new Fields(binding)
                    .text("member")
                    .flatMap(member -> GcpNames.principal(member, CandidateRole.RESOURCE, OF_MEMBER))
                    .ifPresent(draft::candidate);
        }
    }

    /** {@code //container.googleapis.com/projects/<p>/locations/<l>/clusters/<name>} */
    private static Optional<String> cluster(Fields finding) {
        return finding.text("resourceName")
                .map(CLUSTER::matcher)
                .filter(Matcher::find)
                .map(name -> name.group(1));
    }
}
