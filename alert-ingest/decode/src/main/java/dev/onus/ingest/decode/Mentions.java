package dev.onus.ingest.decode;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names of AWS identities in free text. What is only mentioned is believed little. */
public final class Mentions {
    private static final int OF_ARN = 45;
    private static final int OF_KEY = 40;
    private static final int OF_NAME = 30;
    private static final int LONGEST = 20_000;

    private static final Pattern KEY = Pattern.compile("\\bAKIA[A-Z0-9]{16}\\b");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]{0,12}:(?:iam|sts)::\\d{12}:(?:role|user|assumed-role)/[\\w+=,.@/-]{1,200}");
    private static final Pattern NAME = Pattern.compile("\\b(IAMUser|AssumedRole|Role)[/:]([\\w+=,.@-]{1,128})");
    private static final Pattern ACCOUNT = Pattern.compile("\\baccount (\\d{12})\\b");

    private Mentions() {}

    public static void inText(String text, String partition, Optional<String> account, AlertDraft draft) {
        String part = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        Matcher key = KEY.matcher(part);
        while (key.find()) {
            draft.candidate(AwsNames.accessKey(key.group()), CandidateRole.MENTION, OF_KEY);
        }
        Matcher arn = ARN.matcher(part);
        while (arn.find()) {
            AwsNames.ofArn(stripped(arn.group())).ifPresent(id -> draft.candidate(id, CandidateRole.MENTION, OF_ARN));
        }
        Matcher said = ACCOUNT.matcher(part);
        Optional<String> in = said.find() ? Optional.of(said.group(1)) : account;
        Matcher name = NAME.matcher(part);
        while (in.isPresent() && name.find()) {
            String called = stripped(name.group(2));
            boolean user = name.group(1).equals("IAMUser");
            String id = user ? AwsNames.user(partition, in.get(), called) : AwsNames.role(partition, in.get(), called);
            draft.candidate(id, CandidateRole.MENTION, OF_NAME);
        }
    }

    /** A full stop or comma after a name belongs to the sentence. */
    private static String stripped(String name) {
        return name.replaceAll("[.,]+$", "");
    }
}
