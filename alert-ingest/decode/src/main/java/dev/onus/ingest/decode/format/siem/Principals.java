package dev.onus.ingest.decode.format.siem;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.KubernetesNames;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom a SIEM means by what stands in a field for a user: machines by what their names look like. */
final class Principals {
    private static final int OF_NAME = 50;
    private static final int OF_PERSON = 30;
    private static final int LONGEST = 300;

    private static final Pattern KEY = Pattern.compile("AKIA[A-Z0-9]{12,28}");
    private static final Pattern UNIQUE = Pattern.compile("((?:AROA|AIDA)[A-Z0-9]{8,28})(?::.*)?");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,128}@[^@\\s]{1,128}\\.[^@\\s]{1,64}");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]{2,39}:[0-9a-fA-F:.]{0,39}");

    private Principals() {}

    /** The identity of a machine, when the text can be nothing else. */
    static Optional<String> machine(String text, Optional<String> cluster) {
        if (text.startsWith("arn:")) {
            return AwsNames.ofArn(text);
        }
        if (KEY.matcher(text).matches()) {
            return Optional.of(AwsNames.accessKey(text));
        }
        if (text.endsWith(".gserviceaccount.com")) {
            return Optional.of("gcp:service-account:" + text.substring(text.lastIndexOf(':') + 1));
        }
        if (text.startsWith("system:serviceaccount:")) {
            return Optional.of(KubernetesNames.ofUser(text, cluster));
        }
        if (text.startsWith("spiffe://")) {
            return Optional.of("spiffe:workload:" + text);
        }
        var unique = UNIQUE.matcher(text);
        return unique.matches() ? Optional.of("aws:principal:" + unique.group(1)) : Optional.empty();
    }

    /**
     * Adds whom the text names. A bare name may be a machine's account or a person's: it is kept as an account of the
     * product, so that a registered identity can have it for an alias.
     *
     * @param confidence of what is surely a machine
     */
    static void add(
            AlertDraft draft,
            String text,
            String product,
            Optional<String> cluster,
            CandidateRole role,
            int confidence) {
        String name = text.strip();
        boolean nobody = Dotted.isNothing(name) || ADDRESS.matcher(name).matches();
        if (nobody || name.length() > LONGEST || AwsNames.isTemporaryKey(name)) {
            return;
        }
        Optional<String> machine = machine(name, cluster);
        if (machine.isPresent()) {
            draft.candidate(machine.get(), role, confidence);
        } else if (MAIL.matcher(name).matches()) {
            draft.candidate("person:email:" + name, CandidateRole.HUMAN, OF_PERSON);
        } else {
            draft.candidate(product + ":account:" + name, CandidateRole.PRINCIPAL, OF_NAME);
        }
    }
}
