package dev.onus.registry.callback;

/** What Twilio does with a message or a call, as TwiML. */
final class Twiml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";
    private static final String TAIL = "</Response>";
    private static final int GATHER_SECONDS = 10;

    private Twiml() {}

    /** Nothing is said. */
    static CallbackReply silence() {
        return new CallbackReply.Xml(HEAD + TAIL);
    }

    static CallbackReply message(String text) {
        return new CallbackReply.Xml(HEAD + "<Message>" + escaped(text) + "</Message>" + TAIL);
    }

    static CallbackReply say(String text) {
        return new CallbackReply.Xml(HEAD + say0(text) + "<Hangup/>" + TAIL);
    }

    /** Says it twice, waits for one key after each, and hangs up when there was none. */
    static CallbackReply ask(String action, String text, String without) {
        String gather = "<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"" + GATHER_SECONDS
                + "\" method=\"POST\" action=\"" + escaped(action) + "\">" + say0(text) + "</Gather>";
        return new CallbackReply.Xml(HEAD + gather + gather + say0(without) + "<Hangup/>" + TAIL);
    }

    private static String say0(String text) {
        return "<Say>" + escaped(text) + "</Say>";
    }

    /** Characters that XML 1.0 cannot have are left out. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t')
                .filter(c -> !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
                .forEach(c -> {
                    switch (c) {
                        case '<' -> safe.append("&lt;");
                        case '>' -> safe.append("&gt;");
                        case '&' -> safe.append("&amp;");
                        case '"' -> safe.append("&quot;");
                        default -> safe.appendCodePoint(c);
                    }
                });
        return safe.toString();
    }
}
