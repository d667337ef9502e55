package dev.onus.registry.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code Onus-Position} says: {@code log=57}, and after an answer also {@code case=<id>:<revision>}.
 *
 * @param log offset of the next entry of the registry's log
 * @param seen the case that was answered and the revision it then had
 */
public record OnusPosition(long log, Optional<CaseRevision> seen) {
    private static final Pattern LOG = Pattern.compile("(?:^|[;\\s])(?:log=)?(\\d{1,18})(?:$|;)");
    private static final Pattern CASE = Pattern.compile("case=([0-9A-Za-z_.:-]{1,200}):(\\d{1,18})(?:$|;)");

    /** A case as somebody saw it. */
    public record CaseRevision(String caseId, long revision) {}

    public static OnusPosition ofLog(long log) {
        return new OnusPosition(log, Optional.empty());
    }

    public OnusPosition with(String caseId, long revision) {
        return new OnusPosition(log, Optional.of(new CaseRevision(caseId, revision)));
    }

    /** What is not understood is passed over: a position only ever makes an answer fresher. */
    public static OnusPosition parse(String text) {
        Matcher log = LOG.matcher(text);
        Matcher seen = CASE.matcher(text);
        return new OnusPosition(
                log.find() ? Long.parseLong(log.group(1)) : 0,
                seen.find()
                        ? Optional.of(new CaseRevision(seen.group(1), Long.parseLong(seen.group(2))))
                        : Optional.empty());
    }

    public String text() {
        return "log=" + log
                + seen.map(one -> ";case=" + one.caseId() + ":" + one.revision())
                        .orElse("");
    }
}
