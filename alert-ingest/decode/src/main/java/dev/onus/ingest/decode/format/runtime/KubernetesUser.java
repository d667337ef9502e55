package dev.onus.ingest.decode.format.runtime;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.KubernetesNames;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who a Kubernetes user name stands for: Kubernetes itself keeps no users, only their names. */
final class KubernetesUser {
    private static final int OF_PERSON = 50;
    /** What a ReplicaSet and its pod append to a name. */
    private static final Pattern OF_POD = Pattern.compile("-[a-f0-9]{6,10}-[a-z0-9]{5}$|-[a-z0-9]{5}$|-\\d{1,4}$");

    private final Candidate candidate;

    private KubernetesUser(Candidate candidate) {
        this.candidate = candidate;
    }

    /** A name with an at-sign is a person's, as single sign-on gives it: context only. */
    static KubernetesUser of(String username, Optional<String> cluster, CandidateRole role, int confidence) {
        String id = KubernetesNames.ofUser(username, cluster);
        boolean person = username.contains("@") && !username.endsWith(".gserviceaccount.com");
        return new KubernetesUser(
                person ? new Candidate(id, CandidateRole.HUMAN, OF_PERSON) : new Candidate(id, role, confidence));
    }

    void in(AlertDraft draft) {
        draft.candidate(candidate.id(), candidate.role(), candidate.confidencePercent());
    }

    /** The workload behind a pod's name, which lives longer than the pod. */
    static String workload(String pod) {
        String name = OF_POD.matcher(pod).replaceFirst("");
        return name.isEmpty() ? pod : name;
    }
}
