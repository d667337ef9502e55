package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of CloudTrail Insights: an account calls something more often than it does, or fails at it more often. Its
 * beginning and its end are two records with one {@code sharedEventID}, so that the end resolves the beginning. A trail
 * has the details in {@code insightDetails}, an event data store of CloudTrail Lake has them beside the rest.
 */
public final class CloudTrailInsight implements AlertFormat {
    private static final String TYPE = "AwsCloudTrailInsight";
    private static final String LAKE = "insight";
    private static final int OF_CALLER = 90;
    /** Each who called less than another is less likely the one. */
    private static final int LESS_FOR_EACH_BEFORE = 3;
    /** Who called as much before is not what was unusual. */
    private static final int LESS_WHEN_USUAL = 15;

    private static final int MOST_CALLERS = 10;

    @Override
    public String name() {
        return "aws-cloudtrail-insights";
    }

    @Override
    public List<String> otherNames() {
        return List.of("cloudtrail-insights");
    }

    @Override
    public String describes() {
        return "AWS CloudTrail Insights: begin and end of unusual calls, from a trail, a bus or an event data store";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("eventType").asText("").equals(TYPE)
                && (tree.path("insightDetails").isObject()
                        || tree.path("insightType").isTextual());
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields event = new Fields(tree);
        Optional<String> id = event.text("sharedEventID").or(() -> event.text("eventID"));
        if (id.isEmpty()) {
            return new Outcome.Rejected("sharedEventID", "Expected the id of the insight, but there is none.");
        }
        String type = detail(event, "insightType").orElse("Insight");
        String source = detail(event, "eventSource").orElse("");
        String call = detail(event, "eventName").orElse("");
        Optional<String> error = detail(event, "errorCode");
        boolean ended = detail(event, "state").orElse("").equalsIgnoreCase("End");
        AlertDraft draft = new AlertDraft(title(type, call, source, error), "cloudtrail-insight/" + id.get())
                .correlationId(Optional.of("aws:cloudtrail-insight:" + id.get()))
                .rule(Optional.of(type + ":" + source + ":" + call))
                .severity(Severity.UNKNOWN, Optional.empty())
                .status(ended ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                .resource(Optional.of(source).filter(text -> !text.isEmpty()))
                .occurredAt(Timestamps.read(event.at("eventTime")));
        JsonNode about = about(event);
        callers(about, draft);
        draft.attribute("accountId", event.text("recipientAccountId"));
        draft.attribute("region", event.text("awsRegion"));
        draft.attribute("errorCode", error);
        Fields numbers = new Fields(about);
        draft.attribute(
                "usualPerMinute",
                numbers.text("statistics.baseline.average").or(() -> numbers.text("baselineAverage")));
        draft.attribute(
                "seenPerMinute", numbers.text("statistics.insight.average").or(() -> numbers.text("insightAverage")));
        draft.attribute(
                "minutes", numbers.text("statistics.insightDuration").or(() -> numbers.text("insightDuration")));
        draft.attribute("userAgent", first(about, "userAgent"));
        draft.attribute("eventId", event.text("eventID"));
        return new Outcome.Decoded(draft.build());
    }

    private static String title(String type, String call, String source, Optional<String> error) {
        String what = type.equals("ApiErrorRateInsight") ? "Unusual rate of errors" : "Unusual rate of calls";
        String of = call.isEmpty() ? "" : " of " + call;
        String at = source.isEmpty() ? "" : " at " + source;
        return what + of + at + error.map(code -> " (" + code + ")").orElse("");
    }

    /** Lake writes {@code insightEventName} where a trail writes {@code insightDetails.eventName}. */
    private static Optional<String> detail(Fields event, String name) {
        String beside = name.startsWith(LAKE) ? name : LAKE + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return event.text("insightDetails." + name).or(() -> event.text(beside));
    }

    private static JsonNode about(Fields event) {
        return event.has("insightDetails.insightContext")
                ? event.at("insightDetails.insightContext")
                : event.at("insightContext");
    }

    /** Who called most during what was unusual; those who did so all the time count less. */
    private static void callers(JsonNode about, AlertDraft draft) {
        List<String> usual = values(about, "userIdentityArn", "baseline").toList();
        List<String> seen =
                values(about, "userIdentityArn", LAKE).limit(MOST_CALLERS).toList();
        for (int place = 0; place < seen.size(); place++) {
            int less = place * LESS_FOR_EACH_BEFORE + (usual.contains(seen.get(place)) ? LESS_WHEN_USUAL : 0);
            int confidence = OF_CALLER - less;
            AwsNames.ofArn(seen.get(place))
                    .ifPresent(id -> draft.candidate(
                            id,
                            CloudTrailIdentities.isOfPeople(id) ? CandidateRole.HUMAN : CandidateRole.ACTOR,
                            confidence));
        }
    }

    /** A trail lists the values, most first; Lake has a row for each. */
    private static Stream<String> values(JsonNode about, String attribute, String when) {
        return about.path("attributions")
                .valueStream()
                .filter(each -> each.path("attribute").asText("").equals(attribute))
                .flatMap(each -> Stream.concat(
                        each.path(when).valueStream().map(value -> new Fields(value).text("value")),
                        Stream.of(new Fields(each).text(when + "Value"))))
                .flatMap(Optional::stream);
    }

    private static Optional<String> first(JsonNode about, String attribute) {
        return values(about, attribute, LAKE).findFirst();
    }
}
