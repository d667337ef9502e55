package dev.onus.ingest.decode;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a product means by a name that says itself whose it is: an ARN, the id of an access key, the address of a service
 * account, a user of a cluster, a SPIFFE id. For products that pass on what a cloud or a cluster wrote.
 */
public final class Principals {
    private static final Pattern ACCESS_KEY = Pattern.compile("AKIA[A-Z0-9]{12,}");
    private static final Pattern AWS_UNIQUE_ID = Pattern.compile("(A(?:ROA|IDA)[A-Z0-9]{12,})(?::.*)?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,100}@[^@\\s]{1,200}\\.[^@\\s.]{2,}");
    private static final int OF_UNIQUE_ID = 55;

    private Principals() {}

    /** Empty for a name that could be anybody's, and for temporary keys, which belong to a session. */
    public static Optional<Candidate> of(
            String text, Optional<String> cluster, CandidateRole role, int confidencePercent) {
        String name = text.strip();
        Optional<String> id = AwsNames.ofArn(name)
                .or(() -> Optional.of(name)
                        .filter(it -> ACCESS_KEY.matcher(it).matches())
                        .map(AwsNames::accessKey))
                .or(() -> Optional.of(name)
                        .filter(it -> it.startsWith("system:serviceaccount:"))
                        .map(it -> KubernetesNames.ofUser(it, cluster)))
                .or(() -> Optional.of(name)
                        .filter(it -> it.startsWith("spiffe://"))
                        .map(it -> "spiffe:workload:" + it));
        if (id.isPresent()) {
            return id.map(known -> new Candidate(known, role, confidencePercent));
        }
        if (AWS_UNIQUE_ID.matcher(name).matches()) {
            String unique = name.split(":", 2)[0];
            return Optional.of(new Candidate(
                    "aws:principal:" + unique, CandidateRole.PRINCIPAL, Math.min(confidencePercent, OF_UNIQUE_ID)));
        }
        return GcpNames.principal(name, role, confidencePercent)
                .filter(it -> it.role() != CandidateRole.HUMAN)
                .or(() -> Optional.of(name)
                        .filter(it -> EMAIL.matcher(it).matches())
                        .map(it -> new Candidate("person:email:" + it, CandidateRole.HUMAN, confidencePercent)));
    }
}
