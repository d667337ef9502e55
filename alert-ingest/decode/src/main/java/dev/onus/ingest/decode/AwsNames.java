package dev.onus.ingest.decode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity ids for what AWS calls things. */
public final class AwsNames {
    private static final Pattern ASSUMED =
            Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([^/]+)(?:/.*)?");
    private static final Pattern IAM = Pattern.compile("arn:aws[a-z-]*:iam::\\d*:(role|user|instance-profile)/.+");
    private static final Pattern FINDING = Pattern.compile(
            "arn:aws[a-z-]{0,12}:guardduty:[a-z0-9-]{1,40}:\\d{1,20}:detector/[\\w-]{1,64}/finding/[\\w-]{1,64}");
    /** What stands after the colon names a session. */
    private static final Pattern UNIQUE_ID = Pattern.compile("([A-Za-z0-9]{3,128})(?::.{0,1024})?", Pattern.DOTALL);

    private static final Pattern ROOT = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:root");

    private AwsNames() {}

    /** A session's ARN becomes the role's, because the session is gone when somebody looks (its path is lost). */
    public static Optional<String> ofArn(String arn) {
        Matcher assumed = ASSUMED.matcher(arn);
        if (assumed.matches()) {
            return Optional.of(role(assumed.group(1), assumed.group(2), assumed.group(3)));
        }
        Matcher iam = IAM.matcher(arn);
        if (iam.matches()) {
            return Optional.of("aws:" + iam.group(1) + ":" + arn);
        }
        return ROOT.matcher(arn).matches() ? Optional.of("aws:user:" + arn) : Optional.empty();
    }

    /**
     * The ARN of a GuardDuty finding inside of a text. Whatever else reports the same finding (Security Hub, a SIEM)
     * repeats it: it is the correlation id of them all.
     */
    public static Optional<String> guardDutyFinding(String text) {
        Matcher finding = FINDING.matcher(text);
        return finding.find() ? Optional.of(finding.group()) : Optional.empty();
    }

    /** The stable id in front of a session's name; empty for a text that is none. */
    public static Optional<String> principal(String principalId) {
        Matcher unique = UNIQUE_ID.matcher(principalId);
        return unique.matches() ? Optional.of("aws:principal:" + unique.group(1)) : Optional.empty();
    }

    public static String accessKey(String id) {
        return "aws:access-key:" + id;
    }

    /** Temporary keys begin with ASIA: they belong to a session and own nothing. */
    public static boolean isTemporaryKey(String id) {
        return id.startsWith("ASIA");
    }

    public static String role(String partition, String account, String name) {
        return "aws:role:arn:" + partition + ":iam::" + account + ":role/" + name;
    }

    public static String user(String partition, String account, String name) {
        return "aws:user:arn:" + partition + ":iam::" + account + ":user/" + name;
    }
}
