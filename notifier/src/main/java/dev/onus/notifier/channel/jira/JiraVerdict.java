package dev.onus.notifier.channel.jira;

import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.RestReply;
import java.util.ArrayList;
import java.util.List;

/** What a refusal of Jira means. It names the fields that it did not like; of its words only those are repeated. */
final class JiraVerdict {
    private static final int MAX_FIELDS = 5;

    private JiraVerdict() {}

    static SendResult of(RestReply.Failed failed) {
        List<String> fields = new ArrayList<>();
        failed.body().path("errors").fieldNames().forEachRemaining(field -> {
            if (fields.size() < MAX_FIELDS && field.matches("[A-Za-z0-9_ -]{1,40}")) {
                fields.add(field);
            }
        });
        return failed.why() instanceof SendResult.Permanent permanent && !fields.isEmpty()
                ? new SendResult.Permanent(
                        permanent.why() + " Jira refused the fields " + String.join(", ", fields) + ".")
                : failed.why();
    }
}
