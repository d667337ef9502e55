package dev.onus.notifier.channel.twilio;

import dev.onus.notifier.message.Message;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where Twilio finds the registry, which says what a call says, takes digits and hears what became of messages. */
final class Callbacks {
    private final String publicUrl;

    Callbacks(URI publicUrl) {
        this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
    }

    /** @param channel the Channel record's name */
    String of(String channel, Message message) {
        return publicUrl + "/callbacks/" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "/" + message.token();
    }

    /** Told apart from the request for what to say by its query, which Twilio's signature covers too. */
    String statusOf(String channel, Message message) {
        return of(channel, message) + "?event=status";
    }
}
