package dev.onus.notifier.picture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What arrives on a telephone. */
final class PhonePictures {
    private static final String PHONE = """
            body { width: 400px; background: #fff; }
            #picture { margin: 8px; border: 8px solid #222; border-radius: 28px; padding: 18px 16px 22px; background: #f4f4f7; }
            .who { text-align: center; font-size: 13px; color: #666; margin-bottom: 12px; }
            .bubble { background: #e2e2e8; border-radius: 16px; padding: 10px 14px; font-size: 15px; }
            .mine { background: #2f7cf6; color: #fff; width: max-content; margin: 10px 0 0 auto; }
            .push { background: #fff; border-radius: 14px; padding: 12px 14px; box-shadow: 0 2px 6px #0002; font-size: 14px; }
            .push .app { font-size: 12px; color: #666; margin-bottom: 4px; } .push b { font-size: 15px; }
            .urgent { color: #c62828; font-weight: bold; }
            .buttons { border-top: 1px solid #ddd; margin-top: 10px; padding-top: 10px; display: flex; gap: 20px;
                color: #338574; font-weight: bold; }
            .call { background: #1f2430; color: #fff; border-radius: 14px; padding: 22px 18px; }
            .call h1 { font-size: 20px; text-align: center; margin: 0; } .call .number { text-align: center; color: #aab; }
            .call .said { margin-top: 18px; font-size: 15px; line-height: 1.5; }
            .keys { display: grid; grid-template-columns: repeat(3, 52px); gap: 10px; justify-content: center; margin-top: 18px; }
            .keys span { background: #39404f; border-radius: 26px; height: 52px; line-height: 52px; text-align: center;
                font-size: 20px; }
            .keys .used { background: #2e7d32; }
            """;

    private static final Pattern SAY = Pattern.compile("<Say>(.*?)</Say>", Pattern.DOTALL);

    private PhonePictures() {}

    static String sms(String text) {
        String code = text.replaceAll("(?s).*\\b(1 [0-9A-Z]{5}).*", "$1");
        return Html.page(
                PHONE,
                "<div class=\"who\">+1 500 555 0006<br>Today 03:12</div><div class=\"bubble\">" + Html.lines(text)
                        + "</div>" + (code.equals(text) ? "" : "<div class=\"bubble mine\">" + code + "</div>"));
    }

    static String ntfy(JsonNode message) {
        StringBuilder buttons = new StringBuilder();
        message.path("actions")
                .forEach(action -> buttons.append(
                        "<span>" + Html.escaped(action.path("label").asText()) + "</span>"));
        boolean urgent = message.path("priority").asInt() == 5;
        return Html.page(PHONE, """
                <div class="push"><div class="app">ntfy · %s%s</div><b>%s</b><div>%s</div><div class="buttons">%s</div></div>
                """.formatted(
                        Html.escaped(message.path("topic").asText()),
                        urgent ? " · <span class=\"urgent\">urgent</span>" : "",
                        Html.escaped(message.path("title").asText()),
                        Html.lines(message.path("message").asText()),
                        buttons));
    }

    /** @param twiml what Twilio is told to say; said twice, shown once */
    static String call(String twiml) {
        Matcher said = SAY.matcher(twiml);
        if (!said.find()) {
            throw new IllegalArgumentException("Expected something to say, but got " + twiml + ".");
        }
        StringBuilder keys = new StringBuilder();
        for (String key : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")) {
            keys.append("<span class=\"" + (twiml.contains("Press " + key) ? "used" : "") + "\">" + key + "</span>");
        }
        return Html.page(PHONE, """
                <div class="call"><h1>Onus</h1><div class="number">+1 500 555 0006 · 00:04</div>
                <div class="said">“%s”</div><div class="keys">%s</div></div>
                """.formatted(said.group(1), keys));
    }
}
