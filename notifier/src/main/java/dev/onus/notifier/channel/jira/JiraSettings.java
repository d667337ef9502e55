package dev.onus.notifier.channel.jira;

import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.WebAddress;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.SecretRef;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where issues are opened.
 *
 * @param project its key
 * @param username with one it is Jira in the cloud, which wants a mail address and a token; without one it is Jira
 *     in a data centre, which wants a personal access token alone
 */
record JiraSettings(WebAddress base, String project, String issueType, Optional<String> username, SecretRef token) {
    private static final String USUAL_ISSUE_TYPE = "Task";
    private static final Pattern PROJECT = Pattern.compile("[A-Z][A-Z0-9_]{0,254}");

    /** @throws IllegalArgumentException saying what is missing */
    static JiraSettings of(ContactFacts facts) {
        Channel channel = facts.channel();
        String project =
                channel.text(ChannelField.PROJECT).orElseThrow(() -> ContactFacts.missing("project", "the channel"));
        if (!PROJECT.matcher(project).matches()) {
            throw new IllegalArgumentException(
                    "Expected a project's key of capital letters and digits in the channel, but got '" + project
                            + "'.");
        }
        return new JiraSettings(
                WebAddress.parse(
                        channel.text(ChannelField.URL).orElseThrow(() -> ContactFacts.missing("url", "the channel"))),
                project,
                channel.text(ChannelField.ISSUE_TYPE).orElse(USUAL_ISSUE_TYPE),
                channel.text(ChannelField.USERNAME),
                channel.secret(ChannelField.TOKEN_REF)
                        .orElseThrow(() -> ContactFacts.missing("tokenRef", "the channel")));
    }

    boolean isCloud() {
        return username.isPresent();
    }

    /** The place, as people know it. */
    String shown() {
        return base.shown() + " " + project;
    }
}
