package dev.onus.ingest.decode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity ids for what Google Cloud calls things. */
public final class GcpNames {
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s/:]{1,100}@(?:[^@\\s/:]{1,150}\\.)?gserviceaccount\\.com");
    private static final Pattern KEY = Pattern.compile("serviceAccounts/([^/\\s]{1,255})/keys/([\\w-]{1,128})");
    private static final Pattern ACCOUNT = Pattern.compile("serviceAccounts/([^/\\s]{1,255})");
    /** After the address of an account that no longer is. */
    private static final Pattern DELETED = Pattern.compile("\\?uid=\\d+$");

    private static final Pattern MEMBER = Pattern.compile("(?:deleted:)?(serviceAccount|user|group|domain):(.+)");

    private GcpNames() {}

    public static String serviceAccount(String emailOrUniqueId) {
        return "gcp:service-account:" + emailOrUniqueId;
    }

    /** The id of a key is unique by itself, and all that a leaked key file or a log may show of it. */
    public static String serviceAccountKey(String keyId) {
        return "gcp:service-account-key:" + keyId;
    }

    public static boolean isServiceAccount(String email) {
        return EMAIL.matcher(email).matches();
    }

    /** The key that a resource name such as {@code …/serviceAccounts/<account>/keys/<id>} ends with. */
    public static Optional<String> keyIn(String resourceName) {
        Matcher key = KEY.matcher(resourceName);
        return key.find() ? Optional.of(serviceAccountKey(key.group(2))) : Optional.empty();
    }

    /** The service account in a resource name, by e-mail address or by unique id; {@code -} names none. */
    public static Optional<String> accountIn(String resourceName) {
        Matcher account = ACCOUNT.matcher(resourceName);
        return account.find() && !account.group(1).equals("-")
                ? Optional.of(serviceAccount(account.group(1)))
                : Optional.empty();
    }

    /**
     * Who is meant by an e-mail address, a member of a policy ({@code serviceAccount:…}, {@code user:…}) or a principal
     * of a workload identity pool. Whoever is neither a service account nor a workload is a person; a group is nobody.
     */
    public static Optional<Candidate> principal(String text, CandidateRole role, int confidencePercent) {
        String name = text.strip();
        if (name.startsWith("principal://") || name.contains(".svc.id.goog[")) {
            String pool = name.replaceFirst("^(?:principal://|serviceAccount:)", "");
            return Optional.of(new Candidate("gcp:workload-identity:" + pool, role, confidencePercent));
        }
        Matcher member = MEMBER.matcher(name);
        String kind = member.matches() ? member.group(1) : "";
        String address = kind.isEmpty() ? name : member.group(2);
        String email =
                address.indexOf('?') < 0 ? address : DELETED.matcher(address).replaceFirst("");
        if (isServiceAccount(email)) {
            return Optional.of(new Candidate(serviceAccount(email), role, confidencePercent));
        }
        boolean person = email.indexOf('@') > 0 && !kind.equals("group") && !kind.equals("domain");
        return person
                ? Optional.of(new Candidate("gcp:user:" + email, CandidateRole.HUMAN, confidencePercent))
                : Optional.empty();
    }
}
