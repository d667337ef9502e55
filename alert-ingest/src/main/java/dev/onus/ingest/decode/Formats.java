package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.format.GitHubSecretScanning;
import dev.onus.ingest.decode.format.GuardDuty;
import dev.onus.ingest.decode.format.OnusAlert;
import dev.onus.ingest.decode.format.PagerDutyEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every format, in the order in which shapes are tried: the most exact first, our own last. */
public final class Formats {
    public static final String OWN = "onus";
    public static final String PAGERDUTY = "pagerduty-v2";

    private static final List<AlertFormat> ALL =
            List.of(new GuardDuty(), new GitHubSecretScanning(), new PagerDutyEvent(), new OnusAlert());

    private Formats() {}

    public static List<AlertFormat> all() {
        return ALL;
    }

    public static Optional<AlertFormat> named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(format ->
                        format.name().equals(wanted) || format.otherNames().contains(wanted))
                .findFirst();
    }

    /** Whether a submission may ask for it. */
    public static boolean isKnown(String name) {
        return name.equalsIgnoreCase(Submission.DETECT) || named(name).isPresent();
    }

    public static String names() {
        return ALL.stream().map(AlertFormat::name).collect(Collectors.joining(", ")) + ", " + Submission.DETECT;
    }

    static Optional<AlertFormat> of(JsonNode tree) {
        return ALL.stream().filter(format -> format.recognises(tree)).findFirst();
    }
}
