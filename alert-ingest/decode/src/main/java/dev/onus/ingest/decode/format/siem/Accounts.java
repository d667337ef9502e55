package dev.onus.ingest.decode.format.siem;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Principals;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom a SIEM means by what stands in a field for a user: machines by what their names look like. */
final class Accounts {
    private static final int OF_NAME = 50;
    private static final int LONGEST = 300;

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]{2,39}:[0-9a-fA-F:.]{0,39}");

    private Accounts() {}

    /** The identity of a machine, when the text can be nothing else. */
    static Optional<String> machine(String text, Optional<String> cluster) {
        return Principals.of(text, cluster, CandidateRole.PRINCIPAL, OF_NAME)
                .filter(found -> found.role() != CandidateRole.HUMAN)
                .map(Candidate::id);
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
        Candidate found = Principals.of(name, cluster, role, confidence)
                .orElseGet(() -> new Candidate(product + ":account:" + name, CandidateRole.PRINCIPAL, OF_NAME));
        draft.candidate(found.id(), found.role(), found.confidencePercent());
    }
}
